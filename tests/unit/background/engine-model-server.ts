import type { createFakeServer, Exchange } from './fake-server.ts'

/** How the server's side of a request ended; `died` where the background that asked did. */
type Ending = 'finish' | 'cut' | 'fail' | 'lose' | 'refuse' | 'vanish' | 'died'

export interface Speech {
  readonly n: number
  readonly exchange: Exchange
  /** How many tokens it has sent, of text and of reasoning. */
  text: number
  reasoning: number
  /** Its headers are out. */
  begun: boolean
  ending?: Ending
}

/** What a server says: the kth token of its nth answer is there once, and tells both. */
const tokenOf = (n: number, k: number): string => ` w${n}x${k}.`

/** The requests in the order in which they came, and what each was answered. */
export function createSpeaker({ exchanges }: ReturnType<typeof createFakeServer>) {
  const speeches: Speech[] = []

  function all(): readonly Speech[] {
    for (let n = speeches.length; n < exchanges.length; n++) {
      const exchange = exchanges[n]
      if (exchange) speeches.push({ n, exchange, text: 0, reasoning: 0, begun: false })
    }
    return speeches
  }

  const open = () => all().filter(({ ending, exchange }) => !ending && !exchange.aborted)

  return {
    all,
    /** Those that somebody still waits for. */
    open,
    begin(speech: Speech): void {
      speech.begun = true
      speech.exchange.begin()
    },
    say(speech: Speech, count: number): void {
      speech.begun = true
      const tokens = Array.from({ length: count }, (_, k) => tokenOf(speech.n, speech.text + k))
      speech.text += count
      speech.exchange.text(...tokens)
    },
    think(speech: Speech): void {
      speech.begun = true
      speech.exchange.reasoning(tokenOf(speech.n, speech.reasoning))
      speech.reasoning += 1
    },
    end(speech: Speech, ending: Exclude<Ending, 'refuse' | 'died'>): void {
      // Once it has begun, it has begun.
      if (ending === 'vanish' && speech.begun) return
      speech.ending = ending
      speech.exchange[ending]()
    },
    refuse(speech: Speech, status: number): void {
      if (speech.begun) return
      speech.ending = 'refuse'
      speech.exchange.refuse(status)
    },
    /** Nobody is there any more whom it could tell anything. */
    noteDeath(): void {
      for (const speech of open()) speech.ending = 'died'
    },
  }
}

/** How much of which answers of the server a text consists of, in its order. Throws where it is anything else. */
export function readSpeeches(text: string): { n: number; count: number }[] {
  const found: { n: number; count: number }[] = []
  let read = ''
  for (const [token, n, k] of text.matchAll(/ w(\d+)x(\d+)\./g)) {
    const last = found.at(-1)
    if (last?.n === Number(n)) {
      if (last.count !== Number(k)) throw new Error(`${token} comes after ${last.count} tokens: ${text}`)
      last.count += 1
    } else {
      if (Number(k) !== 0 || (last && last.n >= Number(n))) throw new Error(`${token} out of order: ${text}`)
      found.push({ n: Number(n), count: 1 })
    }
    read += token
  }
  if (read !== text) throw new Error(`No server said this: ${text}`)
  return found
}
