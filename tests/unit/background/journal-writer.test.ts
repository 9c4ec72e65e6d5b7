import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createJournalWriter } from '../../../lib/background/journal-writer.ts'
import type { Segment } from '../../../lib/store/journal.ts'

/** Milliseconds that the writer may be behind. */
const MAX_DELAY = 250

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

const NEVER: (attempt: number) => boolean = () => false

/** A journal whose writes take `ms`, and fail where `fails` says so. */
function createFakeJournal({ ms = 0, fails = NEVER } = {}) {
  const segments: Segment[] = []
  const errors: unknown[] = []
  const overdue: boolean[] = []
  let attempts = 0
  let writing = 0

  const writer = createJournalWriter({
    conversationId: 'c',
    messageId: 'a',
    async append(_id, n, segment) {
      expect(++writing, 'one write at a time').toBe(1)
      attempts += 1
      const failing = fails(attempts)
      if (ms > 0) await new Promise(resolve => setTimeout(resolve, ms))
      writing -= 1
      if (failing) throw new DOMException('The disk is full', 'QuotaExceededError')
      expect(n, 'no hole and nothing twice').toBe(segments.length + 1)
      segments.push(segment)
    },
    onOverdue: isOverdue => void overdue.push(isOverdue),
    onError: error => void errors.push(error),
  })
  return {
    writer,
    errors,
    overdue,
    attempts: () => attempts,
    text: () => segments.map(({ text }) => text).join(''),
    reasoning: () => segments.map(({ reasoning }) => reasoning).join(''),
  }
}

const said = (text: string) => ({ text, reasoning: '' })

describe('the journal', () => {
  test('has the first token at once', async () => {
    const { writer, text } = createFakeJournal()
    writer.push(said('H'))
    await vi.advanceTimersByTimeAsync(0)
    expect(text()).toBe('H')
  })

  test('has what came 250 ms ago, however long a write takes and however the tokens come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(300), { maxLength: 8 }), fc.nat(20), async (gaps, ms) => {
        const { writer, text } = createFakeJournal({ ms })
        const pushed: number[] = []
        for (const gap of gaps) {
          writer.push(said('x'))
          pushed.push(Date.now())
          for (let passed = 0; passed < gap; passed += 10) {
            await vi.advanceTimersByTimeAsync(10)
            const due = pushed.filter(at => at + MAX_DELAY <= Date.now()).length
            expect(text().length).toBeGreaterThanOrEqual(due)
          }
        }
        const closed = writer.close()
        await vi.advanceTimersByTimeAsync(ms)
        await closed
      }),
      { numRuns: 25 },
    )
  })

  test('is written no more often where the tokens come in thousands', async () => {
    const { writer, text, attempts } = createFakeJournal({ ms: 5 })
    for (let pushed = 0; pushed < 1000; pushed += 10) {
      for (let token = 0; token < 10; token++) writer.push(said('x'))
      await vi.advanceTimersByTimeAsync(10)
    }
    await vi.advanceTimersByTimeAsync(MAX_DELAY)
    expect(text()).toHaveLength(1000)
    expect(attempts()).toBeLessThanOrEqual(7)
  })

  test('catches up as soon as a slow write has ended', async () => {
    const { writer, text, attempts } = createFakeJournal({ ms: 300 })
    for (let token = 0; token < 200; token++) writer.push(said('x'))
    await vi.advanceTimersByTimeAsync(299)
    expect(attempts()).toBe(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(attempts()).toBe(2)
    await vi.advanceTimersByTimeAsync(300)
    expect(text()).toHaveLength(200)
  })

  test('has all of it in order, whatever fails on the way, as soon as writing works again', async () => {
    const deltas = fc.array(fc.tuple(fc.string({ maxLength: 3 }), fc.string({ maxLength: 3 }), fc.nat(150)))
    await fc.assert(
      fc.asyncProperty(deltas, fc.array(fc.boolean(), { maxLength: 10 }), async (all, failures) => {
        const { writer, text, reasoning, errors, attempts } = createFakeJournal({
          ms: 7,
          fails: attempt => failures[attempt - 1] ?? false,
        })
        for (const [text, reasoning, gap] of all) {
          writer.push({ text, reasoning })
          await vi.advanceTimersByTimeAsync(gap)
        }
        await vi.advanceTimersByTimeAsync((failures.length + 2) * MAX_DELAY)
        expect(text()).toBe(all.map(([said]) => said).join(''))
        expect(reasoning()).toBe(all.map(([, thought]) => thought).join(''))
        expect(errors).toHaveLength(failures.slice(0, attempts()).filter(Boolean).length)
        expect(vi.getTimerCount()).toBe(0)
      }),
      { numRuns: 50 },
    )
  })
})

describe('closing', () => {
  test('waits for the write that was begun, and lets no other follow', async () => {
    const { writer, text, attempts } = createFakeJournal({ ms: 50 })
    writer.push(said('written'))
    writer.push(said(' and waiting'))
    let closed = false
    const closing = writer.close().then(() => {
      closed = true
    })
    await vi.advanceTimersByTimeAsync(49)
    expect(closed).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    await closing
    writer.push(said(' too late'))
    await vi.advanceTimersByTimeAsync(1000)
    expect(text()).toBe('written')
    expect(attempts()).toBe(1)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('ends also when the last write fails', async () => {
    const { writer, errors } = createFakeJournal({ fails: () => true })
    writer.push(said('x'))
    await writer.close()
    expect(errors).toHaveLength(1)
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('what cannot be stored', () => {
  test('is said within a second of when it came, once, and that it is stored at last', async () => {
    const { writer, overdue, text } = createFakeJournal({ fails: attempt => attempt <= 10 })
    writer.push(said('H'))
    await vi.advanceTimersByTimeAsync(500)
    expect(overdue).toEqual([])
    await vi.advanceTimersByTimeAsync(500)
    expect(overdue).toEqual([true])
    writer.push(said('i'))
    await vi.advanceTimersByTimeAsync(5_000)
    expect(overdue).toEqual([true, false])
    expect(text()).toBe('Hi')
  })

  test.each([
    ['when it came, not when it was first tried', { ms: 0, cameAt: 1_000, saidAt: 1_600 }],
    [
      'the end of the last write that went well, where it came during that',
      { ms: 500, cameAt: 400, saidAt: 1_100 },
    ],
  ])('is said by %s', async (_, { ms, cameAt, saidAt }) => {
    const { writer, overdue } = createFakeJournal({ ms, fails: attempt => attempt > 1 })
    writer.push(said('H'))
    await vi.advanceTimersByTimeAsync(cameAt)
    writer.push(said('i'))
    await vi.advanceTimersByTimeAsync(saidAt - cameAt - 1)
    expect(overdue).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(overdue).toEqual([true])
  })

  test('because a write does not end is said as well', async () => {
    const { writer, overdue } = createFakeJournal({ ms: 5_000 })
    writer.push(said('H'))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(overdue).toEqual([true])
    await vi.advanceTimersByTimeAsync(4_000)
    expect(overdue).toEqual([true, false])
  })

  test('for a moment only is not said, nor anything once the answer has ended', async () => {
    const { writer, overdue } = createFakeJournal({ fails: attempt => attempt === 1 })
    writer.push(said('H'))
    await vi.advanceTimersByTimeAsync(1_000)
    writer.push(said('i'))
    await writer.close()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(overdue).toEqual([])
  })

  test('because the answer has ended is not said', async () => {
    const { writer, overdue } = createFakeJournal({})
    writer.push(said('H'))
    await vi.advanceTimersByTimeAsync(1_000)
    await writer.close()
    writer.push(said('i'))
    await vi.advanceTimersByTimeAsync(5_000)
    expect(overdue).toEqual([])
  })
})
