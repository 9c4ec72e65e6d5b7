import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  createHighlighter,
  type HighlightJob,
  type HighlightWorker,
} from '../../../../lib/markdown/highlight/highlighter.ts'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

class FakeWorker implements HighlightWorker {
  onmessage: HighlightWorker['onmessage'] = null
  onerror: HighlightWorker['onerror'] = null
  readonly jobs: HighlightJob[] = []
  ended = false

  postMessage(job: HighlightJob): void {
    this.jobs.push(job)
  }

  terminate(): void {
    this.ended = true
  }

  say(data: unknown): void {
    this.onmessage?.(new MessageEvent('message', { data }))
  }
}

function setUp() {
  const workers: FakeWorker[] = []
  const highlighter = createHighlighter(() => {
    const worker = new FakeWorker()
    workers.push(worker)
    return worker
  })
  const ask = (text: string, signal = new AbortController().signal) =>
    highlighter.highlight({ chunks: [text], grammar: 'css' }, signal)
  const worker = (index: number) => {
    const found = workers[index]
    if (!found) throw new Error(`No worker ${index}`)
    return found
  }
  return { highlighter, ask, worker, workers }
}

const MARKS = [Uint32Array.of(16)]

describe('the highlighter', () => {
  test('starts no worker before there is a job', () => {
    expect(setUp().workers).toHaveLength(0)
  })

  test('sends one job at a time, in the order in which they came, to one worker', async () => {
    const { ask, worker, workers, highlighter } = setUp()
    const first = ask('a')
    const second = ask('b')
    expect(worker(0).jobs).toEqual([])
    worker(0).say('ready')
    expect(worker(0).jobs.map(({ chunks }) => chunks)).toEqual([['a']])
    expect(highlighter.isFree()).toBe(false)
    worker(0).say(MARKS)
    expect(await first).toEqual(MARKS)
    expect(worker(0).jobs.map(({ chunks }) => chunks)).toEqual([['a'], ['b']])
    worker(0).say([])
    expect(await second).toEqual([])
    expect(highlighter.isFree()).toBe(true)
    expect(workers).toHaveLength(1)
  })

  test('gives up a job of more than two seconds, and does the next with a worker of its own', async () => {
    const { ask, worker } = setUp()
    const endless = ask('a')
    const next = ask('b')
    worker(0).say('ready')
    vi.advanceTimersByTime(1999)
    expect(worker(0).ended).toBe(false)
    vi.advanceTimersByTime(1)
    expect(await endless).toBeUndefined()
    expect(worker(0).ended).toBe(true)
    worker(1).say('ready')
    worker(1).say(MARKS)
    expect(await next).toEqual(MARKS)
  })

  test('leaves a slow machine time to start the worker, and not for ever', async () => {
    const { ask, worker } = setUp()
    const asked = ask('a')
    vi.advanceTimersByTime(9999)
    expect(worker(0).ended).toBe(false)
    vi.advanceTimersByTime(1)
    expect(await asked).toBeUndefined()
    expect(worker(0).ended).toBe(true)
  })

  test('ends a worker that has had nothing to do for long, and starts another when there is', async () => {
    const { ask, worker } = setUp()
    void ask('a')
    worker(0).say('ready')
    worker(0).say(MARKS)
    vi.advanceTimersByTime(59_999)
    expect(worker(0).ended).toBe(false)
    vi.advanceTimersByTime(1)
    expect(worker(0).ended).toBe(true)
    const again = ask('b')
    worker(1).say('ready')
    worker(1).say(MARKS)
    expect(await again).toEqual(MARKS)
  })

  test('does not begin what nobody waits for any more', async () => {
    const { ask, worker } = setUp()
    const leaving = new AbortController()
    void ask('a')
    const left = ask('b', leaving.signal)
    void ask('c')
    worker(0).say('ready')
    leaving.abort()
    expect(await left).toBeUndefined()
    worker(0).say(MARKS)
    expect(worker(0).jobs.map(({ chunks }) => chunks)).toEqual([['a'], ['c']])
    expect(await ask('d', leaving.signal)).toBeUndefined()
  })

  test('leaves code plain where the worker fails, or says what nobody asked for', async () => {
    const { ask, worker } = setUp()
    const failed = ask('a')
    const strange = ask('b')
    worker(0).say('ready')
    worker(0).onerror?.(new Event('error') as ErrorEvent) // Node has no `ErrorEvent`, and nothing is read of it
    expect(await failed).toBeUndefined()
    worker(1).say('ready')
    worker(1).say(['<b>'])
    expect(await strange).toBeUndefined()
  })

  test('leaves code plain where no worker can be started', async () => {
    const highlighter = createHighlighter(() => {
      throw new TypeError('Not a script of ours')
    })
    const { signal } = new AbortController()
    expect(await highlighter.highlight({ chunks: ['a'], grammar: 'css' }, signal)).toBeUndefined()
    expect(highlighter.isFree()).toBe(true)
  })
})
