import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  type Coloured,
  createColouring,
  MAX_HIGHLIGHTED,
} from '../../../../lib/markdown/highlight/colouring.ts'
import type { HighlightJob } from '../../../../lib/markdown/highlight/highlighter.ts'
import type { Marks } from '../../../../lib/markdown/highlight/marks.ts'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

/** A worker that takes its time, and a block of code in or out of sight. */
function setUp({
  takes = 10,
  near = true,
  gives = (_job: HighlightJob): Marks[] | undefined => undefined,
} = {}) {
  const jobs: (readonly string[])[] = []
  const told: (readonly Coloured[])[] = []
  let free = true
  let see: ((near: boolean) => void) | undefined
  const unwatch = vi.fn()
  const colouring = createColouring({
    highlighter: {
      isFree: () => free,
      highlight(job) {
        jobs.push(job.chunks)
        return new Promise(resolve => setTimeout(() => resolve(gives(job)), takes))
      },
    },
    grammar: 'css',
    watch(seeNow) {
      see = seeNow
      if (near) seeNow(true)
      return unwatch
    },
    tell: coloured => told.push(coloured),
    now: Date.now,
  })
  return {
    ...colouring,
    jobs,
    told,
    unwatch,
    see: (value: boolean) => see?.(value),
    occupy: (busy: boolean) => {
      free = !busy
    },
  }
}

const all = ({ chunks }: HighlightJob) => chunks.map(chunk => Uint32Array.of(chunk.length * 16 + 1))
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

describe('code', () => {
  test('that is closed is coloured once, and then left alone', async () => {
    const { show, jobs, told, unwatch } = setUp({ gives: all })
    show({ chunks: ['a\n', 'b\n'] })
    await pass(10)
    expect(told).toEqual([
      [
        { text: 'a\n', marks: Uint32Array.of(33) },
        { text: 'b\n', marks: Uint32Array.of(33) },
      ],
    ])
    expect(unwatch).toHaveBeenCalled()
    await pass(10_000)
    expect(jobs).toHaveLength(1)
  })

  test('that is out of sight waits until it is not', async () => {
    const { show, jobs, see } = setUp({ near: false, gives: all })
    show({ chunks: ['a\n'] })
    await pass(10_000)
    expect(jobs).toEqual([])
    see(true)
    expect(jobs).toEqual([['a\n']])
  })

  test('that grows is coloured by whole lines', async () => {
    const { show, jobs } = setUp({ gives: all })
    show({ chunks: ['a'], open: true })
    expect(jobs).toEqual([])
    show({ chunks: ['a\nb'], open: true })
    await pass(1000)
    show({ chunks: ['a\nb\n', 'c'], open: true })
    await pass(1000)
    expect(jobs).toEqual([['a\n'], ['a\nb\n']])
  })

  test('that grows is looked at four times a second at most', async () => {
    const { show, jobs } = setUp({ gives: all })
    for (let line = 1; line <= 100; line++) {
      show({ chunks: ['x\n'.repeat(line)], open: true })
      await pass(10)
    }
    expect(jobs.length).toBeGreaterThan(2)
    expect(jobs.length).toBeLessThanOrEqual(4)
  })

  test('that takes long is left in peace for four times as long', async () => {
    const { show, jobs } = setUp({ gives: all, takes: 500 })
    show({ chunks: ['a\n'], open: true })
    await pass(500)
    show({ chunks: ['a\nb\n'], open: true })
    await pass(1999)
    expect(jobs).toHaveLength(1)
    await pass(1)
    expect(jobs).toHaveLength(2)
  })

  test('that grows gives way to what the worker has to do', async () => {
    const { show, jobs, occupy } = setUp({ gives: all })
    occupy(true)
    show({ chunks: ['a\n'], open: true })
    await pass(1000)
    expect(jobs).toEqual([])
    occupy(false)
    await pass(250)
    expect(jobs).toEqual([['a\n']])
  })

  test('that closes is coloured to its end at once, or when the look before is over', async () => {
    const { show, jobs } = setUp({ gives: all })
    show({ chunks: ['a\n'], open: true })
    await pass(5)
    show({ chunks: ['a\nb'] })
    expect(jobs).toHaveLength(1)
    await pass(5)
    expect(jobs).toEqual([['a\n'], ['a\nb']])
  })

  test('keeps the very colours of what did not change', async () => {
    const { show, told } = setUp({ gives: all })
    show({ chunks: ['a\n', 'b\n'], open: true })
    await pass(1000)
    show({ chunks: ['a\n', 'b\nc\n'] })
    await pass(1000)
    expect(told[1]?.[0]).toBe(told[0]?.[0])
    expect(told[1]?.[1]).not.toBe(told[0]?.[1])
  })

  test('that was given up is not asked for again', async () => {
    const { show, jobs, told } = setUp()
    show({ chunks: ['a\n'], open: true })
    await pass(1000)
    show({ chunks: ['a\nb\n'] })
    await pass(1000)
    expect(jobs).toHaveLength(1)
    expect(told).toEqual([])
  })

  test('that is too long is not asked for', async () => {
    const { show, jobs } = setUp({ gives: all })
    show({ chunks: ['x'.repeat(MAX_HIGHLIGHTED + 1)] })
    await pass(1000)
    expect(jobs).toEqual([])
    const longest = setUp({ gives: all })
    longest.show({ chunks: ['x'.repeat(MAX_HIGHLIGHTED)] })
    expect(longest.jobs).toHaveLength(1)
  })

  test('that has gone tells nothing more', async () => {
    const { show, stop, told, unwatch } = setUp({ gives: all })
    show({ chunks: ['a\n'] })
    stop()
    await pass(1000)
    expect(told).toEqual([])
    expect(unwatch).toHaveBeenCalled()
  })
})
