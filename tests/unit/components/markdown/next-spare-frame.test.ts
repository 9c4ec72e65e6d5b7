// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest'
import { onNextSpareFrame } from '../../../../components/markdown/next-spare-frame.ts'

/** Frames that come when the test says so. */
function createFrames() {
  const waiting = new Set<() => void>()
  return {
    next: (run: () => void) => {
      waiting.add(run)
      return () => waiting.delete(run)
    },
    draw() {
      const due = [...waiting]
      waiting.clear()
      for (const run of due) run()
    },
  }
}

const press = () => dispatchEvent(new Event('click'))

test('without input it is the next frame', () => {
  const { next, draw } = createFrames()
  const run = vi.fn()
  onNextSpareFrame(run, next)
  draw()
  expect(run).toHaveBeenCalledOnce()
})

test('what a person did has the next frame for itself, and the one after it is taken whatever comes', () => {
  const { next, draw } = createFrames()
  const run = vi.fn()
  onNextSpareFrame(run, next)
  press()
  draw()
  expect(run).not.toHaveBeenCalled()
  press()
  draw()
  expect(run).toHaveBeenCalledOnce()
})

test('it can be undone in either frame', () => {
  const { next, draw } = createFrames()
  const run = vi.fn()
  onNextSpareFrame(run, next)()
  draw()
  const undo = onNextSpareFrame(run, next)
  press()
  draw()
  undo()
  draw()
  expect(run).not.toHaveBeenCalled()
})
