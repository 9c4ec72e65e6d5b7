// @vitest-environment happy-dom
import { options, render } from 'preact'
import { expect, onTestFinished, test } from 'vitest'
import type { Block } from '../../../../lib/markdown/tree.ts'
import { mount } from '../mount.ts'
import { Blocks } from './drawn-blocks.tsx'
import { item, list, paragraph, text } from './trees.ts'

const draw = (...blocks: Block[]) => mount(<Blocks groups={[blocks]} />)

/** How many components are drawn while this runs. */
function countDrawn(run: () => void): number {
  let count = 0
  const before = options.diffed
  options.diffed = vnode => {
    if (typeof vnode.type === 'function') count++
    before?.(vnode)
  }
  try {
    run()
  } finally {
    if (before) options.diffed = before
    else delete options.diffed
  }
  return count
}

test('what did not change is not drawn again, however much stands before', () => {
  const closed = Array.from({ length: 100 }, () =>
    Array.from({ length: 32 }, (_, index) => paragraph(`Paragraph ${index}`)),
  )
  const root = document.createElement('div')
  onTestFinished(() => render(null, root))
  render(<Blocks groups={[...closed, [paragraph('a'), paragraph('b')]]} />, root)
  const [first] = root.querySelectorAll('p')
  const kept = paragraph('a')

  const drawn = countDrawn(() => {
    render(<Blocks groups={[...closed, [kept, paragraph('b c')]]} />, root)
  })
  // Two for each group, which look and find nothing to do, and what is under the last. 3,200 paragraphs stand before.
  expect(drawn).toBeLessThan(2 * closed.length + 20)
  expect(root.querySelectorAll('p')[0]).toBe(first)
  expect(root.textContent?.endsWith('ab c')).toBe(true)
})

test("an answer's headings begin under the page's own", () => {
  const heading = (level: 1 | 2 | 3 | 4 | 5 | 6): Block => ({ type: 'heading', level, inlines: [text('A')] })
  const root = draw(heading(1), heading(2), heading(5), heading(6))
  expect([...root.children].map(({ localName }) => localName)).toEqual(['h2', 'h3', 'h6', 'h6'])
})

test('raw HTML is text', () => {
  const root = draw(
    { type: 'html', chunks: ['<script>alert(1)\n', '</script>\n'] },
    paragraph({ type: 'html', text: '<b onclick=x>' }, 'bold'),
  )
  expect(root.querySelector('script, b')).toBeNull()
  expect(root.textContent).toBe('<script>alert(1)\n</script>\n<b onclick=x>bold')
  expect(root.querySelector('p')?.childNodes).toHaveLength(1)
})

test('a list that becomes loose stays as it is', () => {
  const items = [item(paragraph('a')), item(paragraph('b'))]
  const tight = draw(list(items)).querySelector('ul')
  const loose = draw({ ...list(items), loose: true }).querySelector('ul')
  expect(tight?.isEqualNode(loose ?? null)).toBe(true)
})

test('an ordered list counts from its first number, through groups that have no element', () => {
  const items = Array.from({ length: 32 }, (_, index) => item(paragraph(`${index}`)))
  const root = draw({ type: 'list', start: 980, loose: false, items: [items, [item(paragraph('last'))]] })
  const drawn = root.querySelector('ol')
  expect(drawn?.getAttribute('start')).toBe('980')
  expect([...(drawn?.children ?? [])].map(({ localName }) => localName)).toEqual(Array(33).fill('li'))
  // 1012 is the last.
  expect(drawn?.style.getPropertyValue('--digits')).toBe('4')
})

test('a task has a box, called as the task', () => {
  const root = draw(list([{ ...item(paragraph('Buy milk')), checked: true }]))
  const box = root.querySelector('input')
  expect(box?.checked).toBe(true)
  expect(box?.disabled).toBe(true)
  expect(box?.getAttribute('aria-label')).toBe('Buy milk')
})

test('each text is aligned by its own letters, a list item and a quote by their first', () => {
  const root = draw(
    paragraph('مرحبا'),
    list([item(paragraph('שלום')), item(paragraph('hello'))]),
    { type: 'quote', children: [[list([item(paragraph('1. مرحبا'))])]] },
    list([item({ type: 'code', chunks: ['x\n'] })]),
  )
  expect([...root.querySelectorAll('p')].every(leaf => leaf.dir === 'auto')).toBe(true)
  expect([...root.querySelectorAll('li')].map(({ dir }) => dir)).toEqual(['rtl', 'ltr', 'rtl', ''])
  expect(root.querySelector('blockquote')?.dir).toBe('rtl')
})
