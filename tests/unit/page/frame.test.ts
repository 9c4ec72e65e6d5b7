// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createFrame } from '../../../lib/page/frame.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'performance', 'setTimeout', 'clearTimeout'] })
})

afterEach(() => {
  vi.useRealTimers()
})

function hide(hidden: boolean): void {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden)
  document.dispatchEvent(new Event('visibilitychange'))
}

test('a frame paints once, however often it was asked for, and only when it was asked for', () => {
  const paint = vi.fn()
  const paintSoon = createFrame(paint)
  vi.advanceTimersToNextFrame()
  expect(paint).not.toHaveBeenCalled()
  paintSoon()
  paintSoon()
  expect(paint).not.toHaveBeenCalled()
  vi.advanceTimersToNextFrame()
  vi.advanceTimersToNextFrame()
  expect(paint).toHaveBeenCalledTimes(1)
  paintSoon()
  vi.advanceTimersToNextFrame()
  expect(paint).toHaveBeenCalledTimes(2)
})

test('a page that gets no frames paints at once, and what waited for a frame does not wait until it is shown', () => {
  const paint = vi.fn()
  const paintSoon = createFrame(paint)
  paintSoon()
  hide(true)
  expect(paint).toHaveBeenCalledTimes(1)
  paintSoon()
  expect(paint).toHaveBeenCalledTimes(2)
  hide(false)
  vi.advanceTimersToNextFrame()
  expect(paint).toHaveBeenCalledTimes(2)
})

test('a pause since the last paint is kept, and cut short by who asks for none', () => {
  const paint = vi.fn()
  const paintSoon = createFrame(paint)
  paintSoon(50)
  vi.advanceTimersByTime(16)
  expect(paint).toHaveBeenCalledTimes(1)
  paintSoon(50)
  paintSoon(50)
  vi.advanceTimersByTime(40)
  expect(paint).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(32)
  expect(paint).toHaveBeenCalledTimes(2)
  paintSoon(50)
  paintSoon()
  vi.advanceTimersByTime(16)
  expect(paint).toHaveBeenCalledTimes(3)
  vi.advanceTimersByTime(100)
  expect(paint).toHaveBeenCalledTimes(3)
})
