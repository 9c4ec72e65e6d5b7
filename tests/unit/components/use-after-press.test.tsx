// @vitest-environment happy-dom
import { act } from 'preact/test-utils'
import { beforeEach, expect, type Mock, test, vi } from 'vitest'
import { useAfterPress } from '../../../components/ui/use-after-press.ts'
import { mount, painted } from './mount.ts'

let leave: () => void
let left: Mock<() => void>

function Field() {
  const afterPress = useAfterPress()
  leave = () => afterPress(left)
  return null
}

const point = (type: string, buttons = 0) => window.dispatchEvent(new PointerEvent(type, { buttons }))

beforeEach(async () => {
  left = vi.fn()
  await act(() => void mount(<Field />))
})

test('what is left with a key has its effect at once', () => {
  leave()
  expect(left).toHaveBeenCalledOnce()
})

test('what is left by a press has its effect when the click has come', async () => {
  point('pointerdown', 1)
  leave()
  await painted()
  expect(left).not.toHaveBeenCalled()
  point('pointerup')
  // The click comes now, before anything of the page moves.
  expect(left).not.toHaveBeenCalled()
  await painted()
  expect(left).toHaveBeenCalledOnce()
  leave()
  expect(left).toHaveBeenCalledTimes(2)
})

test.each([
  ['becomes a drag', () => point('pointercancel')],
  ['is released in a list of the system', () => point('pointermove')],
])('a press that %s is over too', async (_, end) => {
  point('pointerdown', 1)
  point('pointermove', 1)
  leave()
  await painted()
  expect(left).not.toHaveBeenCalled()
  end()
  await painted()
  expect(left).toHaveBeenCalledOnce()
})
