// @vitest-environment happy-dom
import { render } from 'preact'
import { beforeAll, expect, test, vi } from 'vitest'
import style from '../../../../components/markdown/markdown.module.css'
import { Markdown } from '../../../../components/markdown/markdown.tsx'
import { mount } from '../mount.ts'

const GROWING = { growing: true }
const BROKEN_OFF = { growing: false, broken: true }
const WHOLE = { growing: false }

// What sets formulas is there from the first of them on.
beforeAll(async () => {
  const root = document.createElement('div')
  render(<Markdown text="$x$" {...WHOLE} />, root)
  await vi.waitFor(() => expect(root.querySelector('math')).not.toBeNull())
  render(null, root)
})

/** All that stands in the answer, with its elements and their attributes; where it is written is no part of it. */
function drawn(root: HTMLElement): string {
  const serializer = new XMLSerializer()
  const copy = root.cloneNode(true) as HTMLElement
  for (const { classList } of copy.querySelectorAll('[class]')) classList.remove(style.written ?? '')
  const nodes = copy.querySelector('[aria-busy]')?.childNodes ?? []
  return Array.from(nodes, node => serializer.serializeToString(node)).join('')
}

function draw(text: string, ...states: (typeof GROWING | typeof BROKEN_OFF)[]): string[] {
  const root = mount(null)
  return states.map(state => {
    render(<Markdown text={text} {...state} />, root)
    return drawn(root)
  })
}

test.each(['one **two', 'see [the page](https://exam', 'a `code', '| a | b |\n| --', 'so $x^2'])(
  'an answer that broke off stays as it was drawn: %j',
  text => {
    const [growing, brokenOff, whole] = draw(text, GROWING, BROKEN_OFF, WHOLE)
    expect(brokenOff).toBe(growing)
    expect(whole).not.toBe(growing)
  },
)

test('one that goes on is drawn like one that never broke off', () => {
  const root = mount(null)
  render(<Markdown text="one **two" {...BROKEN_OFF} />, root)
  render(<Markdown text="one **two** three" {...GROWING} />, root)
  const wentOn = drawn(root)
  expect(wentOn).toMatch(/<strong[^>]*>two<\/strong> three/)
  expect([wentOn]).toEqual(draw('one **two** three', GROWING))
})

test('stored, it is drawn as it was', () => {
  const [whole] = draw('one **two', WHOLE)
  const [stored] = draw('one **two', BROKEN_OFF)
  expect(whole).toContain('**two')
  expect(stored).toMatch(/<strong[^>]*>two<\/strong>/)
})
