// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest'
import { drawInlines } from '../../../../components/markdown/inlines.tsx'
import { MarkdownContext } from '../../../../components/markdown/markdown-context.ts'
import type { Inline } from '../../../../lib/markdown/tree.ts'
import { mount } from '../mount.ts'
import { link } from './trees.ts'

const draw = (inline: Inline) => mount(<p>{drawInlines([inline])}</p>)
const anchorIn = (root: ParentNode) => root.querySelector('a')

test('opens in a new tab, which learns nothing of where it came from', () => {
  const anchor = anchorIn(draw(link('https://example.com/a', 'here')))
  expect(anchor?.getAttribute('href')).toBe('https://example.com/a')
  expect(anchor?.getAttribute('target')).toBe('_blank')
  expect(anchor?.getAttribute('rel')).toBe('noopener noreferrer')
  expect(anchor?.getAttribute('referrerpolicy')).toBe('no-referrer')
})

test('names the host where the text hides it', () => {
  expect(draw(link('https://example.com/a', 'here')).textContent).toBe('here example.com')
  expect(draw(link('https://example.com/a', 'https://example.com/a')).textContent).toBe(
    'https://example.com/a',
  )
})

test.each(['javascript:alert(1)', 'guide.html', '\u0001javascript:alert(1)'])('%j is text', url => {
  const root = draw(link(url, 'here'))
  expect(root.textContent).toBe('here')
  expect(root.querySelector('p *')).toBeNull()
})

test('is none yet while its address is being written', () => {
  const root = draw(link(undefined, 'here'))
  expect(root.textContent).toBe('here')
  expect(anchorIn(root)).toBeNull()
})

test('holds no other link', () => {
  const inner: Inline = { type: 'image', url: 'https://images.example/a.png', alt: 'A cat' }
  const root = draw(link('https://example.com/', inner, { type: 'footnote', label: '1' }))
  expect(root.querySelectorAll('a, button')).toHaveLength(1)
  expect(root.textContent).toContain('Image: A cat — images.example')
})

describe('one that takes the conversation along', () => {
  const click = (button: number) =>
    new MouseEvent(button === 1 ? 'auxclick' : 'click', { button, bubbles: true, cancelable: true })

  test.each([
    ['a click', 0],
    ['the middle button', 1],
  ])('asks first, by %s', (_, button) => {
    const askToOpen = vi.fn()
    const isSaidHere = (text: string) => text === 'secret'
    const root = mount(
      <MarkdownContext.Provider value={{ announce: () => {}, isSaidHere, askToOpen }}>
        <p>{drawInlines([link('https://evil.example/?q=secret', 'a'), link('https://example.com/', 'b')])}</p>
      </MarkdownContext.Provider>,
    )
    const [telling, harmless] = root.querySelectorAll('a')
    // happy-dom would follow it.
    harmless?.removeAttribute('href')

    const first = click(button)
    telling?.dispatchEvent(first)
    expect(first.defaultPrevented).toBe(true)
    expect(askToOpen).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ host: 'evil.example' }))

    const second = click(button)
    harmless?.dispatchEvent(second)
    expect(second.defaultPrevented).toBe(false)
    expect(askToOpen).toHaveBeenCalledOnce()
  })
})
