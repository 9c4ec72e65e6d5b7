// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest'
import { onScrollUp } from '../../../components/chat/scroll-up.ts'

let box: HTMLElement
const act = vi.fn()

beforeEach(() => {
  act.mockClear()
  box = document.createElement('div')
  box.append(document.createElement('button'), document.createElement('textarea'))
  document.body.replaceChildren(box)
  box.scrollTop = 500
  onScrollUp(box, act, new AbortController().signal)
})

function press(key: string, init: KeyboardEventInit = {}, target: string | HTMLElement = box): void {
  const pressed = typeof target === 'string' ? document.querySelector(target) : target
  pressed?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }))
}

// happy-dom's WheelEvent knows of no keys.
const turn = (deltaY: number, keys: { ctrlKey?: boolean } = {}) =>
  box.dispatchEvent(Object.assign(new WheelEvent('wheel', { deltaY }), keys))

test.each(['PageUp', 'Home', 'ArrowUp'])('%s scrolls up, whatever in the box has the focus', key => {
  press(key)
  press(key, { ctrlKey: true })
  press(key, {}, 'button')
  expect(act).toHaveBeenCalledTimes(3)
})

test('Shift and the space bar scroll up, and press a button that has the focus', () => {
  press(' ', { shiftKey: true }, 'button')
  press(' ')
  expect(act).not.toHaveBeenCalled()
  press(' ', { shiftKey: true })
  expect(act).toHaveBeenCalledOnce()
})

test('the wheel scrolls up, and with Ctrl it is the zoom', () => {
  turn(40)
  turn(-40, { ctrlKey: true })
  expect(act).not.toHaveBeenCalled()
  turn(-40)
  expect(act).toHaveBeenCalledOnce()
})

test('keys that select, go back, write, or go down are others’', () => {
  press('ArrowUp', { shiftKey: true })
  press('Home', { altKey: true })
  press('PageUp', {}, 'textarea')
  press('PageDown')
  expect(act).not.toHaveBeenCalled()
})

test('at the top there is nowhere to go', () => {
  box.scrollTop = 0
  press('Home')
  turn(-40)
  expect(act).not.toHaveBeenCalled()
})

test('a key that something in the box took is not for the box', () => {
  document.querySelector('button')?.addEventListener('keydown', event => event.preventDefault())
  press('ArrowUp', {}, 'button')
  expect(act).not.toHaveBeenCalled()
})
