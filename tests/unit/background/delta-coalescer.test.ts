import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Delta } from '../../../lib/background/delta.ts'
import { createDeltaCoalescer } from '../../../lib/background/delta-coalescer.ts'

const FRAME = 16

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

function createWatchedCoalescer() {
  const passed: { readonly delta: Delta; readonly at: number }[] = []
  const coalescer = createDeltaCoalescer(delta => void passed.push({ delta, at: Date.now() }), Date.now)
  return { ...coalescer, passed, text: () => passed.map(({ delta }) => delta.text).join('') }
}

const said = (text: string) => ({ text, reasoning: '' })

describe('deltas', () => {
  test('pass whole, in order, once, at most one in 16 ms, and none later than 16 ms', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ minLength: 1, maxLength: 3 }), fc.nat(40))), all => {
        const { push, passed, text } = createWatchedCoalescer()
        let pushed = ''
        const due: [number, string][] = []
        for (const [piece, gap] of all) {
          push(said(piece))
          pushed += piece
          due.push([Date.now() + FRAME, pushed])
          for (let now = 0; now < gap; now++) {
            vi.advanceTimersByTime(1)
            const [, least = ''] = due.findLast(([at]) => at <= Date.now()) ?? []
            expect(text().startsWith(least)).toBe(true)
          }
        }
        vi.advanceTimersByTime(FRAME)
        expect(text()).toBe(pushed)
        for (const [index, { at }] of passed.entries()) {
          expect(at - (passed[index - 1]?.at ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(FRAME)
        }
        expect(vi.getTimerCount()).toBe(0)
      }),
      { numRuns: 50 },
    )
  })

  test('pass at once when nothing passed before them', () => {
    const { push, passed } = createWatchedCoalescer()
    push(said('H'))
    expect(passed).toHaveLength(1)
    push(said('el'))
    expect(passed).toHaveLength(1)
  })

  test('of text and of reasoning go together, each to its own', () => {
    const { push, flush, passed } = createWatchedCoalescer()
    push({ text: '', reasoning: 'H' })
    push({ text: '', reasoning: 'm' })
    push({ text: 'Hi', reasoning: '' })
    flush()
    expect(passed.map(({ delta }) => delta)).toEqual([
      { text: '', reasoning: 'H' },
      { text: 'Hi', reasoning: 'm' },
    ])
  })

  test('that wait together tell the last of what they say of the thinking', () => {
    const { push, flush, passed } = createWatchedCoalescer()
    push(said('x'))
    push({ text: '', reasoning: 'H', thought: { since: 1 } })
    push({ text: '', reasoning: 'm' })
    push({ text: 'Hi', reasoning: '', thought: { since: 1, until: 5 } })
    push(said('!'))
    flush()
    expect(passed[1]?.delta).toEqual({ text: 'Hi!', reasoning: 'Hm', thought: { since: 1, until: 5 } })
  })

  test('are not held up by a clock that was set back', () => {
    const { push, text } = createWatchedCoalescer()
    push(said('one '))
    vi.setSystemTime(Date.now() - 3_600_000)
    push(said('two'))
    expect(text()).toBe('one two')
  })
})

test('a flush passes on what waits, once', () => {
  const { push, flush, passed, text } = createWatchedCoalescer()
  flush()
  push(said('H'))
  push(said('i'))
  flush()
  flush()
  vi.advanceTimersByTime(FRAME)
  expect(text()).toBe('Hi')
  expect(passed).toHaveLength(2)
  expect(vi.getTimerCount()).toBe(0)
})
