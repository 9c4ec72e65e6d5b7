// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { toRichText } from '../../../../components/markdown/to-rich-text.ts'
import type { Block, Inline } from '../../../../lib/markdown/tree.ts'
import { mount } from '../mount.ts'
import { Blocks } from './drawn-blocks.tsx'
import { item, link, list, paragraph, text } from './trees.ts'

const richOf = (...blocks: Block[]) => toRichText(mount(<Blocks groups={[blocks]} />))

test('is plain HTML, without classes, ids, styles and tools', () => {
  const strong: Inline = { type: 'strong', children: [text('bold')] }
  expect(richOf(paragraph('a ', strong, ' & ', link('https://example.com/?a=1&b=2', 'here')))).toBe(
    '<p dir="auto">a <strong>bold</strong> &amp; <a href="https://example.com/?a=1&amp;b=2">here</a></p>',
  )
})

test('keeps numbers, boxes and line breaks', () => {
  const task = { ...item(paragraph('done')), checked: true }
  expect(richOf(list([item(paragraph('one\ntwo'), paragraph('three'))], 7))).toBe(
    '<ol start="7"><li dir="ltr">one<br />two<p dir="auto">three</p></li></ol>',
  )
  expect(richOf(list([task]))).toBe('<ul><li dir="ltr">☑ done</li></ul>')
})

test('text that looks like HTML stays text', () => {
  const html = '<img src=x onerror=alert(1)> xmlns="http://www.w3.org/1999/xhtml"'
  const made = richOf(paragraph(html))
  expect(made).toContain('&lt;img src=x onerror=alert(1)&gt; xmlns=')
  expect(made).not.toContain('<img')
})

test('leaves the tools of a footnote behind, and keeps its words', () => {
  const made = richOf(paragraph('a', { type: 'footnote', label: '1' }), {
    type: 'footnote',
    label: '1',
    children: [[paragraph('Note')]],
  })
  expect(made).toBe('<p dir="auto">a<sup>1</sup></p>1<p dir="auto">Note</p>')
})
