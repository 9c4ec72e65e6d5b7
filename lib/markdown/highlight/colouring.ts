import type { Highlighter } from './highlighter.ts'
import { isSameMarks, type Marks } from './marks.ts'

/** Code of more characters stays plain. */
export const MAX_HIGHLIGHTED = 200_000

/** The marks of a chunk, for as much of it as there was. */
export interface Coloured {
  readonly text: string
  readonly marks: Marks
}

/** What is shown of a block. */
export interface Shown {
  readonly chunks: readonly string[]
  readonly open?: true
}

interface Needs {
  readonly highlighter: Highlighter
  readonly grammar: string
  /** Says whether the block is in sight or nearly so, now and whenever that changes. Returns its own undo. */
  watch(see: (near: boolean) => void): () => void
  /** What did not change is the same object as before. */
  tell(coloured: readonly Coloured[]): void
  /** In milliseconds. */
  now(): number
}

/** Between two looks at growing code: this at least, and this many times as long as the last one took. */
const PAUSE = 250
const PAUSE_FACTOR = 4

export type Colouring = ReturnType<typeof createColouring>

/** Has a block of code coloured once it is in sight; while it grows, as often as the worker keeps up. */
export function createColouring({ highlighter, grammar, watch, tell, now }: Needs) {
  let shown: Shown | undefined
  let unwatch: (() => void) | undefined
  let coloured: readonly Coloured[] = []
  let near = false
  let stopped = false
  /** Made with the first job: most blocks of a long answer have none. */
  let running: AbortController | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let notBefore = 0

  function consider(): void {
    if (!shown || running || !near || stopped) return
    clearTimeout(timer)
    const chunks = shown.open ? wholeLines(shown.chunks) : shown.chunks
    if (isColoured(chunks) || lengthOf(chunks) > MAX_HIGHLIGHTED) {
      if (!shown.open) unwatch?.()
      return
    }
    const pause = shown.open ? notBefore - now() : 0
    if (pause > 0) timer = setTimeout(consider, pause)
    else if (shown.open && !highlighter.isFree()) timer = setTimeout(consider, PAUSE)
    else void run(chunks)
  }

  async function run(chunks: readonly string[]): Promise<void> {
    const start = now()
    running = new AbortController()
    const all = await highlighter.highlight({ chunks, grammar }, running.signal)
    running = undefined
    notBefore = now() + Math.max(PAUSE, PAUSE_FACTOR * (now() - start))
    // Given up once, it would be given up again.
    if (!all) return stop()
    if (stopped) return
    coloured = chunks.map((text, index) => keep(index, text, all[index] ?? new Uint32Array()))
    tell(coloured)
    consider()
  }

  function keep(index: number, text: string, marks: Marks): Coloured {
    const before = coloured[index]
    return before?.text === text && isSameMarks(before.marks, marks) ? before : { text, marks }
  }

  function isColoured(chunks: readonly string[]): boolean {
    return chunks.length === coloured.length && chunks.every((text, index) => text === coloured[index]?.text)
  }

  function stop(): void {
    stopped = true
    running?.abort()
    clearTimeout(timer)
    unwatch?.()
  }

  return {
    show(code: Shown): void {
      shown = code
      unwatch ??= watch(see => {
        near = see
        consider()
      })
      consider()
    },
    stop,
  }
}

/** Of growing code the last line is half a word, which would change its colour with its other half. */
function wholeLines(chunks: readonly string[]): readonly string[] {
  const last = chunks.at(-1) ?? ''
  const whole = last.slice(0, last.lastIndexOf('\n') + 1)
  return whole ? chunks.with(-1, whole) : chunks.slice(0, -1)
}

const lengthOf = (chunks: readonly string[]) => chunks.reduce((sum, { length }) => sum + length, 0)
