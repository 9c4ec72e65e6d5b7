import type { CompletionEvent, CompletionRequest } from '../../../lib/provider/completion.ts'
import { Mishalsgpt, type MishalsgptOptions } from '../../../lib/provider/mishalsgpt.ts'
import { ProviderError } from '../../../lib/provider/provider-error.ts'

export const HELLO = [{ role: 'user', content: 'Hello' }] as const

/** The bytes of an event stream: each item an event, `[DONE]` where it says so. */
export function sse(...items: (object | string)[]): string {
  return items.map(item => `data: ${typeof item === 'string' ? item : JSON.stringify(item)}\n\n`).join('')
}

/** A chunk of a stream. */
export function chunk(delta: object, rest: object = {}) {
  return { choices: [{ index: 0, delta, ...rest }] }
}

export const STOP = chunk({}, { finish_reason: 'stop' })

/** A `fetch` that answers in turn with these, the last one again and again, and remembers what it was asked. */
export function createFakeFetch(...answers: (BodyInit | null | Response | Error)[]) {
  const requests: { readonly url: string; readonly init: RequestInit }[] = []
  const fetch: typeof globalThis.fetch = async (input, init = {}) => {
    const answer = answers[Math.min(requests.push({ url: String(input), init }), answers.length) - 1]
    if (answer instanceof Error) throw answer
    return answer instanceof Response ? answer.clone() : new Response(answer)
  }
  return { fetch, requests }
}

export interface Answer {
  readonly events: readonly CompletionEvent[]
  readonly text: string
  readonly reasoning: string
  readonly error: ProviderError | undefined
}

/** Asks once and keeps all that came of it. */
export async function ask(
  options: MishalsgptOptions,
  signal?: AbortSignal,
  request: CompletionRequest = { model: 'asked-for', messages: HELLO, stream: true },
): Promise<Answer> {
  const events: CompletionEvent[] = []
  let error: ProviderError | undefined
  try {
    const provider = new Mishalsgpt({ retries: 0, ...options })
    for await (const event of provider.streamEvents(request, signal)) events.push(event)
  } catch (thrown) {
    if (!(thrown instanceof ProviderError)) throw thrown
    error = thrown
  }
  return { events, text: join(events, 'text'), reasoning: join(events, 'reasoning'), error }
}

export function askBody(body: BodyInit | null, status = 200): Promise<Answer> {
  return ask(createFakeFetch(new Response(body, { status })))
}

function join(events: readonly CompletionEvent[], type: 'text' | 'reasoning'): string {
  return events.map(event => (event.type === type ? event.text : '')).join('')
}
