// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { render } from 'preact'
import { expect, test, vi } from 'vitest'
import { SearchView } from '../../../components/history/search-view.tsx'
import { emptyConversation } from '../../../lib/model/conversation.ts'
import type { Results } from '../../../lib/page/search.ts'
import { mount, painted } from './mount.ts'

test('opened again with something found it has the focus, and Escape clears it and then closes', async () => {
  const typed = signal('rome')
  const results = signal<Results | undefined>({ found: [], total: 0, done: true })
  const search = {
    typed,
    results,
    indexing: signal(undefined),
    leavesOut: signal(false),
    type(text: string) {
      typed.value = text
      results.value = undefined
    },
    showMore: vi.fn(),
    receive: vi.fn(),
  }
  const page = { conversation: signal(emptyConversation('c', 0)) }
  const onClose = vi.fn()
  const view = (open: boolean) => (
    <SearchView page={page} search={search} open={open} onPick={vi.fn()} onClose={onClose}>
      <p>All of them</p>
    </SearchView>
  )
  const root = mount(view(false))
  await painted()
  expect(root.contains(document.activeElement)).toBe(false)
  render(view(true), root)
  const field = root.querySelector('input')
  await vi.waitFor(() => expect(document.activeElement).toBe(field))

  const pressEscape = () =>
    field?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
  pressEscape()
  expect([typed.value, onClose.mock.calls.length]).toEqual(['', 0])
  pressEscape()
  expect(onClose).toHaveBeenCalledOnce()
})
