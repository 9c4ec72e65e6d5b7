// @vitest-environment happy-dom
import { render } from 'preact'
import { expect, test, vi } from 'vitest'
import { Markdown } from '../../../../components/markdown/markdown.tsx'
import { mount } from '../mount.ts'

test('until the first formula can be set the text before it is drawn, and nothing that it would move', async () => {
  const root = mount(null)
  const write = (text: string) => render(<Markdown text={text} growing />, root)
  write('It costs $5 and $10. Half')
  expect(root.textContent).toBe('It costs $5 and $10. Half')
  write('It costs $5 and $10. Half: $\\frac12$ of it.')
  expect(root.textContent).toBe('It costs $5 and $10. Half:')
  expect(root.querySelector('code, math')).toBeNull()

  const drawn: (string | null)[] = []
  const watch = new MutationObserver(() => drawn.push(root.querySelector('code, math')?.localName ?? null))
  watch.observe(root, { childList: true, characterData: true, subtree: true })
  await vi.waitFor(() => expect(root.textContent).toContain('of it.'))
  watch.disconnect()
  expect(drawn).not.toContain('code')
  expect(root.querySelector('mfrac')).not.toBeNull()
})
