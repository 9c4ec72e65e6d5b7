// @vitest-environment happy-dom
import type { ComponentChild } from 'preact'
import { beforeAll, beforeEach, describe, expect, type Mock, test, vi } from 'vitest'
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
  // What another test has pressed last is not pressed again.
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab' }))
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

/** A key goes down, as long after the page was opened. */
function pressKey(element: Element, at: number, { key = 'Enter', repeat = false } = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, repeat, bubbles: true, cancelable: true })
  Object.defineProperty(event, 'timeStamp', { value: at })
  return element.dispatchEvent(event)
}

describe('a key whose control went with the first press', () => {
  let undoButton: Element
  let trash: HTMLElement

  beforeEach(() => {
    undoButton = put(<button type="button" id="undo" />)
    trash = put(<button type="button" id="trash" />) as HTMLElement // what was put
    expect(pressKey(undoButton, 1000)).toBe(true)
    trash.focus()
    undoButton.remove()
  })

  test('does nothing to what the focus went to, however long it is held down or how often it comes', () => {
    expect(pressKey(trash, 1900, { repeat: true })).toBe(false)
    for (const at of [2000, 2300, 2600]) expect(pressKey(trash, at)).toBe(false)
  })

  test('presses that once it was seen', () => {
    expect(pressKey(trash, 1500)).toBe(true)
  })

  test('presses that after any other key, by which the person may have gone there', () => {
    pressKey(trash, 1050, { key: 'Tab' })
    expect(pressKey(trash, 1100)).toBe(true)
  })
})

test('a key goes through versions as fast as it comes', () => {
  const [one, two] = [1, 2].map(() => put(<button type="button" id="next" data-direction="next" />))
  if (!(one && two instanceof HTMLElement)) throw new Error('Both were put')
  pressKey(one, 1000)
  two.focus()
  one.remove()
  expect(pressKey(two, 1100)).toBe(true)
})

test('a key is typed into the field that came with its first press', () => {
  const rename = put(<button type="button" id="rename" />)
  const field = put(<input id="name" />) as HTMLElement // what was put
  pressKey(rename, 1000)
  field.focus()
  rename.remove()
  expect(pressKey(field, 1100)).toBe(true)
})

test('a key presses what is still there as often as it comes', () => {
  const [button, other] = [put(<button type="button" id="one" />), put(<button type="button" id="other" />)]
  for (const at of [1000, 1010, 1020]) expect(pressKey(button, at, { repeat: true })).toBe(true)
  expect(pressKey(other, 1030)).toBe(true)
})
