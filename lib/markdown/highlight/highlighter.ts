import type { Marks } from './marks.ts'

/** What the worker is sent. It answers with the marks of each chunk. */
export interface HighlightJob {
  readonly chunks: readonly string[]
  readonly grammar: string
}

export interface Highlighter {
  /** Whether a job would begin at once. */
  isFree(): boolean
  /** Marks for each chunk, in the order in which they are asked for. `undefined`: given up, the code stays plain. */
  highlight(job: HighlightJob, signal: AbortSignal): Promise<readonly Marks[] | undefined>
}

/** The half of a `Worker` that is needed. It says `ready` once its script has run. */
export interface HighlightWorker {
  onmessage: ((event: MessageEvent) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
  postMessage(job: HighlightJob): void
  terminate(): void
}

interface Waiting {
  readonly job: HighlightJob
  readonly end: (marks?: readonly Marks[]) => void
}

/** Milliseconds that one job may take. A grammar can need for ever on code that was made for it. */
const MAX_JOB = 2_000
/** Until a worker is ready. */
const MAX_START = 10_000
/** A worker with nothing to do holds some megabytes. */
const MAX_IDLE = 60_000

/** One worker that is there while there is work, and one job at a time. */
export function createHighlighter(start: () => HighlightWorker): Highlighter {
  const waiting = new Set<Waiting>()
  let running: Waiting | undefined
  let worker: HighlightWorker | undefined
  let ready = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function after(ms: number, what: () => void): void {
    clearTimeout(timer)
    timer = setTimeout(what, ms)
  }

  function next(): void {
    const [first] = waiting
    if (running) return
    if (first) {
      waiting.delete(first)
      running = first
      if (ready) send(first)
      else startWorker()
    } else if (worker) after(MAX_IDLE, endWorker)
  }

  function startWorker(): void {
    after(MAX_START, giveUp)
    try {
      worker = start()
      worker.onmessage = ({ data }) =>
        data === 'ready' ? onReady() : finish(isMarks(data) ? data : undefined)
      worker.onerror = giveUp
    } catch {
      giveUp()
    }
  }

  function onReady(): void {
    ready = true
    if (running) send(running)
  }

  function send({ job }: Waiting): void {
    after(MAX_JOB, giveUp)
    worker?.postMessage(job)
  }

  function finish(marks?: readonly Marks[]): void {
    const done = running
    running = undefined
    done?.end(marks)
    next()
  }

  function giveUp(): void {
    endWorker()
    finish()
  }

  function endWorker(): void {
    clearTimeout(timer)
    worker?.terminate()
    worker = undefined
    ready = false
  }

  return {
    isFree: () => running === undefined,

    highlight: (job, signal) =>
      new Promise(resolve => {
        if (signal.aborted) return resolve(undefined)
        const entry = { job, end: resolve }
        waiting.add(entry)
        // What runs already is let run: its worker is worth more than its time.
        signal.addEventListener('abort', () => waiting.delete(entry) && resolve(undefined))
        next()
      }),
  }
}

const isMarks = (data: unknown): data is readonly Marks[] =>
  Array.isArray(data) && data.every(marks => marks instanceof Uint32Array)
