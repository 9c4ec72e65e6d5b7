// @vitest-environment happy-dom
import type { ComponentChild } from 'preact'
import { beforeAll, beforeEach, expect, type Mock, test, vi } from 'vitest'
import { stopStrayPresses } from '../../../components/ui/stop-stray-presses.ts'
import { mount } from './mount.ts'

let pressed: Mock<(id: string) => void>

/** A control that says what it was pressed for, whatever inside it is pressed. */
function put(control: ComponentChild): Element {
  const place = mount(control)
  place.addEventListener('click', ({ target }) => target instanceof Element && pressed(target.id))
  return place.querySelector('[id]') ?? place
}

/** The `nth` press of those that a browser counts together. */
function press(element: Element, nth: number): boolean {
  return element.dispatchEvent(new MouseEvent('click', { detail: nth, bubbles: true, cancelable: true }))
}

beforeAll(() => stopStrayPresses(document))

beforeEach(() => {
  pressed = vi.fn()
})

test('the second press of a double click does nothing to what was not there for the first', () => {
  const [trash, next] = [put(<button type="button" id="trash" />), put(<button type="button" id="next" />)]
  press(trash, 1)
  trash.remove()
  expect(press(next, 2)).toBe(false)
  expect(press(next, 3)).toBe(false)
  expect(pressed.mock.calls).toEqual([['trash']])
  press(next, 1)
  expect(pressed).toHaveBeenLastCalledWith('next')
})

test('however often the same is pressed, it is', () => {
  const button = put(
    <button type="button" id="one">
      <i />
    </button>,
  )
  press(button, 1)
  press(button.firstElementChild ?? button, 2)
  press(button, 3)
  expect(pressed).toHaveBeenCalledTimes(3)
  const label = put(
    <label id="two">
      <input />
    </label>,
  )
  for (const nth of [1, 2, 3]) expect(press(label, nth)).toBe(true)
})

test('a key presses whatever has the focus', () => {
  const [one, other] = [put(<button type="button" id="one" />), put(<button type="button" id="other" />)]
  press(one, 1)
  press(other, 0)
  expect(pressed).toHaveBeenLastCalledWith('other')
})

test('versions are gone through as fast as anybody presses, and no further than that way', () => {
  const next = () => put(<button type="button" id="next" data-direction="next" />)
  const previous = put(<button type="button" id="previous" data-direction="previous" />)
  press(next(), 1)
  press(next(), 2)
  expect(pressed).toHaveBeenCalledTimes(2)
  expect(press(previous, 3)).toBe(false)
})

test('text that is no control is selected by two presses', () => {
  const [one, text] = [put(<button type="button" id="one" />), put(<p id="text" />)]
  press(one, 1)
  expect(press(text, 2)).toBe(true)
})

function pressKey(element: Element, { key = 'Enter', repeat = false } = {}): boolean {
  return element.dispatchEvent(new KeyboardEvent('keydown', { key, repeat, bubbles: true, cancelable: true }))
}

test('a key that is held down does nothing to what the focus has gone to, and presses it anew', () => {
  const undo = put(<button type="button" id="undo" />)
  const field = put(<input id="field" />)
  for (const key of ['Enter', ' ']) {
    expect(pressKey(undo, { key })).toBe(true)
    expect(pressKey(undo, { key, repeat: true })).toBe(true)
    expect(pressKey(field, { key, repeat: true })).toBe(false)
    expect(pressKey(field, { key, repeat: true })).toBe(false)
    expect(pressKey(field, { key })).toBe(true)
    expect(pressKey(field, { key, repeat: true })).toBe(true)
  }
})

test('keys that are held down go through versions, and from row to row', () => {
  const next = () => put(<button type="button" id="next" data-direction="next" />)
  pressKey(next())
  expect(pressKey(next(), { repeat: true })).toBe(true)
  const [row, other] = [put(<button type="button" id="row" />), put(<button type="button" id="other" />)]
  pressKey(row, { key: 'ArrowDown' })
  expect(pressKey(other, { key: 'ArrowDown', repeat: true })).toBe(true)
})
