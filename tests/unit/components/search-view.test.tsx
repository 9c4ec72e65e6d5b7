// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { render } from 'preact'
import { expect, test, vi } from 'vitest'
import { SendButton } from '../../../components/chat/send-button.tsx'
import { SearchResults } from '../../../components/history/search-results.tsx'
import { SearchView } from '../../../components/history/search-view.tsx'
import { emptyConversation } from '../../../lib/model/conversation.ts'
import type { Results } from '../../../lib/page/search.ts'
import { answer, conversationOf, question } from '../model/samples.ts'
import { createTestHistory } from '../page/open-history.ts'
import { mount, painted } from './mount.ts'

function fakeSearch(text: string, found?: Results) {
  const typed = signal(text)
  const results = signal(found)
  return {
    typed,
    results,
    indexing: signal(undefined),
    leavesOut: signal(false),
    type: vi.fn((text: string) => {
      typed.value = text
      if (!text) results.value = undefined
    }),
    showMore: vi.fn(),
    showMoreOf: vi.fn(),
    receive: vi.fn(),
  }
}

test('opened again with something found it has the focus, and Escape clears it and then closes', async () => {
  const search = fakeSearch('rome', { found: [], total: 0, done: true })
  const page = { conversation: signal(emptyConversation('c', 0)), history: createTestHistory() }
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
  expect([search.typed.value, onClose.mock.calls.length]).toEqual(['', 0])
  pressEscape()
  expect(onClose).toHaveBeenCalledOnce()
})

test('Escape beside the chat clears the search, and stops the answer from elsewhere only', async () => {
  const search = fakeSearch('rome')
  const conversation = signal(conversationOf(question('q', 'Hello?'), answer('a', 'q')))
  const [onClose, stop] = [vi.fn(), vi.fn()]
  const root = mount(
    <>
      <SearchView
        page={{ conversation, history: createTestHistory() }}
        search={search}
        open={false}
        onPick={vi.fn()}
        onClose={onClose}
      >
        <button type="button">A conversation</button>
      </SearchView>
      <SendButton page={{ conversation, stop }} running canSend={false} onSend={vi.fn()} />
    </>,
  )
  await painted()
  const pressEscape = (on: Element | null) =>
    on?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }))
  const field = root.querySelector('input')
  pressEscape(field)
  expect(search.typed.value).toBe('')
  pressEscape(field)
  pressEscape([...root.querySelectorAll('button')].find(one => one.textContent === 'A conversation') ?? null)
  expect([stop.mock.calls.length, onClose.mock.calls.length]).toEqual([0, 0])
  pressEscape(document.body)
  expect(stop).toHaveBeenCalledOnce()
})

test('while the index is made what was found is so much so far, and nothing is not nothing, nor explained', () => {
  const head = { id: 'a', title: 'Rome', created: 1, updated: 1 }
  const one = { head, title: [{ text: 'Rome', hit: true }], passages: [], more: 0 }
  const shown = (found: Results['found'], partial: boolean) =>
    mount(
      <SearchResults
        results={{ found, total: found.length, done: true }}
        current="c"
        partial={partial}
        leavesOut={false}
        actions={{ rename: vi.fn(), pin: vi.fn(), remove: vi.fn(), renamed: signal(undefined) }}
        onPick={vi.fn()}
        onMore={vi.fn()}
        onMoreOf={vi.fn()}
      />,
    )
  const said = (found: Results['found'], partial: boolean) =>
    shown(found, partial).querySelector('[role=status]')?.textContent
  expect([said([one], true), said([], true)]).toEqual(['1 conversation so far', 'Searching…'])
  expect([said([one], false), said([], false)]).toEqual(['1 conversation', 'Nothing found'])

  const explained = (found: Results['found'], partial: boolean) =>
    shown(found, partial).textContent?.includes('reasoning are not searched')
  expect([explained([], false), explained([], true), explained([one], false)]).toEqual([true, false, false])
})

test('what is found is renamed and deleted there by keyboard, and the focus goes on at the next', async () => {
  const found = ['One', 'Two'].map((title, n) => ({
    head: { id: `c${n}`, title, created: 1, updated: 1 },
    title: [{ text: title, hit: true }],
    passages: [],
    more: 0,
  }))
  const history = createTestHistory()
  const search = fakeSearch('o', { found, total: 2, done: true })
  const page = { conversation: signal(emptyConversation('c', 0)), history }
  const root = mount(
    <SearchView page={page} search={search} open={false} onPick={vi.fn()} onClose={vi.fn()}>
      <p>All of them</p>
    </SearchView>,
  )
  const press = (key: string) =>
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
    )
  const focusIsOn = (text: string) =>
    vi.waitFor(() => expect(document.activeElement?.textContent).toMatch(new RegExp(`^${text}`)))

  root.querySelector('input')?.focus()
  press('ArrowDown')
  await focusIsOn('One')
  press('F2')
  const name = await vi.waitFor(() => {
    const field = root.querySelector<HTMLInputElement>('li input')
    if (!field) throw new Error('There is no field yet')
    return field
  })
  name.focus()
  name.value = 'Other'
  press('Enter')
  await focusIsOn('One')
  press('Delete')
  search.results.value = { found: found.slice(1), total: 1, done: true }
  await focusIsOn('Two')
  press('Delete')
  search.results.value = { found: [], total: 0, done: true }
  await vi.waitFor(() => expect(document.activeElement).toBe(root.querySelector('search input')))
  expect(history.sent).toEqual([
    { type: 'rename', conversationId: 'c0', title: 'Other' },
    { type: 'delete', conversationIds: ['c0'] },
    { type: 'delete', conversationIds: ['c1'] },
  ])
})
