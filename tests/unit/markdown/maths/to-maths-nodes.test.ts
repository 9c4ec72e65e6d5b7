import { expect, test } from 'vitest'
import { MAX_DEPTH, MAX_ELEMENTS } from '../../../../lib/markdown/maths/limits.ts'
import { toMathsNodes } from '../../../../lib/markdown/maths/to-maths-nodes.ts'

/** As the engine makes them. */
const node = (type: string, children: object[] = [], more: object = {}) => ({
  type,
  children,
  attributes: {},
  classes: [],
  style: {},
  ...more,
})
const text = (words: string) => ({ text: words })

test('an element that is not known is its children', () => {
  const tree = node('math', [node('script', [text('a')]), node('a', [node('mi', [text('b')])])])
  const mi = { name: 'mi', attributes: {}, styles: {}, classes: [], children: ['b'] }
  expect(toMathsNodes(tree)).toEqual({ nodes: ['a', mi], elements: 1 })
})

test('an attribute, a style and a class that are not known are left out', () => {
  const tree = node('mi', [text('x')], {
    attributes: {
      mathvariant: 'normal',
      href: 'https://evil.test',
      onclick: 'alert(1)',
      style: 'color:red',
      id: 'a',
      class: 'b',
      mathbackground: 'url(https://evil.test)',
    },
    style: {
      color: '#ff0000',
      background: 'red',
      position: 'fixed',
      padding: 'var(--x)',
      width: 'calc(1px)',
    },
    classes: ['tml-cancel', 'evil', 7],
  })
  expect(toMathsNodes(tree)).toEqual({
    nodes: [
      {
        name: 'mi',
        attributes: { mathvariant: 'normal' },
        styles: { color: '#ff0000' },
        classes: ['tml-cancel'],
        children: ['x'],
      },
    ],
    elements: 1,
  })
})

test('a token that holds an element is a row', () => {
  const result = toMathsNodes(node('mo', [node('mi', [text('x')])]))
  expect(result).toMatchObject({ nodes: [{ name: 'mrow', children: [{ name: 'mi' }] }] })
})

test.each([undefined, null, 7, 'text', {}, { children: [null, 7, { type: 3 }] }])('%j is nothing', root => {
  expect(toMathsNodes(root)).toEqual({ nodes: [], elements: 0 })
})

test('too deep and too many are refused, and nothing just below', () => {
  const nested = (depth: number) => {
    let tree = node('mi')
    for (let level = 0; level < depth; level++) tree = node('mrow', [tree])
    return tree
  }
  expect(toMathsNodes(nested(MAX_DEPTH))).toHaveProperty('nodes')
  expect(toMathsNodes(nested(MAX_DEPTH + 1))).toEqual({ refusal: 'It is nested too deeply.' })
  const many = (count: number) => node('math', Array(count).fill(node('mi')))
  expect(toMathsNodes(many(MAX_ELEMENTS))).toHaveProperty('nodes')
  expect(toMathsNodes(many(MAX_ELEMENTS + 1))).toEqual({ refusal: 'It is too large.' })
})
