// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { labelledBy } from '../../../lib/platform/labelled-by.ts'

beforeEach(() => {
  vi.stubEnv('FIREFOX', 'true')
})

afterEach(() => {
  vi.unstubAllEnvs()
})

const FIELD = '<b id="one">Card</b><b id="two">number</b><input aria-labelledby=" one\ntwo gone ">'

function fieldIn(root: Document | ShadowRoot): HTMLInputElement {
  const field = root.querySelector('input')
  if (!field) throw new Error('There is no field')
  // As the page's own question would: nobody else may ask for the elements then.
  Object.defineProperty(field, 'ariaLabelledByElements', {
    get: () => expect.unreachable('The process of the page ends'),
  })
  return field
}

test('in Firefox what names a field is found by its ids, without a question for the elements', () => {
  document.body.innerHTML = FIELD
  expect(labelledBy(fieldIn(document))?.map(({ id }) => id)).toEqual(['one', 'two'])
})

test('in a shadow root it is found among those in there', () => {
  document.body.innerHTML = '<i id="one"></i><div></div>'
  const root = document.querySelector('div')?.attachShadow({ mode: 'open' })
  if (!root) throw new Error('There is no host')
  root.innerHTML = FIELD
  expect(labelledBy(fieldIn(root))?.map(({ localName }) => localName)).toEqual(['b', 'b'])
})

test('a field that nothing names is told from one that a page has named without ids', () => {
  document.body.innerHTML = '<input>'
  expect(labelledBy(fieldIn(document))).toEqual([])
  document.body.innerHTML = '<input aria-labelledby="">'
  expect(labelledBy(fieldIn(document))).toBeUndefined()
})
