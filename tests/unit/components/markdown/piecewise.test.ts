import { expect, test, vi } from 'vitest'
import { createPiecewise } from '../../../../components/markdown/piecewise.ts'

/** A parser that notes what it was given, and frames that come when the test says so. */
function createScene() {
  const update = vi.fn((text: string, open: boolean) => [
    [{ type: 'html' as const, chunks: [text, `${open}`] }],
  ])
  const frames: (() => void)[] = []
  const undo = vi.fn()
  const onMore = vi.fn()
  const later = (run: () => void) => {
    frames.push(run)
    return undo
  }
  const clock = { time: 0 }
  const cover = { isOn: false }
  const piecewise = createPiecewise({
    parser: { update },
    later,
    isCovered: () => cover.isOn,
    onMore,
    now: () => clock.time,
  })
  return { update, frames, undo, onMore, clock, cover, piecewise }
}

test('a text that goes on is read at once, and its end when it is whole', () => {
  const { piecewise, update, frames } = createScene()
  piecewise.read('a', true)
  piecewise.read('ab', true)
  piecewise.read('ab', true)
  piecewise.read('ab', false)
  piecewise.read('ab', false)
  expect(update.mock.calls).toEqual([
    ['a', true],
    ['ab', true],
    ['ab', false],
  ])
  expect(frames).toHaveLength(0)
  expect(piecewise.isBehind()).toBe(false)
})

test('a long one is read a piece a frame, however often it is asked for, and is open until its end', () => {
  const { piecewise, update, frames, onMore } = createScene()
  const text = '0123456789'.repeat(10_000)
  let before = piecewise.read(text, false)
  for (let frame = 0; piecewise.isBehind(); frame++) {
    expect(piecewise.read(text, false)).toBe(before)
    frames[frame]?.()
    expect(onMore).toHaveBeenCalledTimes(frame + 1)
    before = piecewise.read(text, false)
  }
  const taken = update.mock.calls.map(([piece]) => piece.length)
  expect(taken.every((length, index) => length - (taken[index - 1] ?? 0) <= 32_000)).toBe(true)
  expect(taken.at(-1)).toBe(text.length)
  expect(update.mock.calls.map(([, open]) => open)).toEqual([...taken.slice(1).map(() => true), false])
})

test('no character is cut in two', () => {
  const { piecewise, update } = createScene()
  piecewise.read(`a${'👋'.repeat(40_000)}`, false)
  expect(update.mock.calls[0]?.[0].isWellFormed()).toBe(true)
})

test('another, shorter text is read from its own beginning', () => {
  const { piecewise, update } = createScene()
  piecewise.read('long text', false)
  piecewise.read('short', false)
  expect(update).toHaveBeenLastCalledWith('short', false)
})

test('nothing more is read once nobody looks', () => {
  const { piecewise, undo } = createScene()
  piecewise.read('x'.repeat(50_000), false)
  piecewise.cancel()
  expect(undo).toHaveBeenCalledOnce()
})

test('pieces grow while they are drawn quickly, and shrink when one takes long', () => {
  const { piecewise, update, frames, clock } = createScene()
  const text = 'x'.repeat(200_000)
  const times = [16, 16, 16, 50, 300, 300, 300]
  piecewise.read(text, false)
  for (const [frame, time] of times.entries()) {
    clock.time += time
    frames[frame]?.()
    piecewise.read(text, false)
  }
  const taken = update.mock.calls.map(([piece]) => piece.length)
  const pieces = taken.map((length, index) => length - (taken[index - 1] ?? 0))
  expect(pieces).toEqual([8_000, 16_000, 32_000, 32_000, 32_000, 16_000, 8_000, 4_000])
})

test('of what is covered a short piece is read now and then, and the rest once it is uncovered', () => {
  const { piecewise, update, frames, cover } = createScene()
  const text = 'x'.repeat(100_000)
  /** The frames that come meanwhile, and where it is then read to. */
  const pass = (count: number) => {
    for (let frame = 0; frame < count; frame++) {
      frames.shift()?.()
      piecewise.read(text, false)
    }
    return update.mock.calls.at(-1)?.[0].length
  }
  cover.isOn = true
  piecewise.read(text, false)
  expect(pass(7)).toBe(8_000)
  expect(pass(1)).toBe(12_000)
  expect(pass(8)).toBe(16_000)
  expect(pass(3)).toBe(16_000)
  cover.isOn = false
  expect(pass(1)).toBe(20_000)
  expect(pass(1)).toBe(28_000)
})
