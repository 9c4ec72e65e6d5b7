// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { describe, expect, test, vi } from 'vitest'
import { HistoryView } from '../../../components/history/history-view.tsx'
import { type ConversationHead, emptyConversation } from '../../../lib/model/conversation.ts'
import { mount, painted } from './mount.ts'

function head(n: number, more: Partial<ConversationHead> = {}): ConversationHead {
  return { id: `c${n}`, title: `Title ${n}`, created: 0, updated: Date.now() - n, ...more }
}

async function open(count: number) {
  // A narrow panel: the list does not stand beside the chat.
  vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: false }))
  const heads = signal<readonly ConversationHead[]>(Array.from({ length: count }, (_, n) => head(n)))
  const history = {
    heads,
    bytes: signal(3_400_000),
    answering: signal<ReadonlySet<string>>(new Set()),
    unread: signal<ReadonlySet<string>>(new Set()),
    removed: signal(undefined),
    lost: signal(undefined),
    refused: signal(undefined),
    dismissRefused: vi.fn(),
    want: vi.fn(),
    rename: vi.fn(),
    pin: vi.fn(),
    remove: vi.fn((ids: readonly string[]) => {
      heads.value = heads.value.filter(({ id }) => !ids.includes(id))
    }),
    undoRemove: vi.fn(),
    forgetRemoved: vi.fn(),
    offerUndo: vi.fn(),
    refresh: vi.fn(),
    receive: vi.fn(),
  }
  const onPick = vi.fn()
  const onClose = vi.fn()
  const page = { history, conversation: signal(emptyConversation('c0', 0)) }
  const root = mount(<HistoryView page={page} open onPick={onPick} onClose={onClose} />)
  // The list takes the focus when it is opened.
  await vi.waitFor(() => expect(root.contains(document.activeElement)).toBe(true))
  const row = (title: string) => root.querySelector<HTMLButtonElement>(`button[title="${title}"]`)
  const named = (name: string) => root.querySelector<HTMLButtonElement>(`button[aria-label="${name}"]`)
  const focused = () => (document.activeElement instanceof HTMLElement ? document.activeElement.title : '')
  const focusIsOn = (title: string) => vi.waitFor(() => expect(focused()).toBe(title))
  async function press(key: string, more: KeyboardEventInit = {}): Promise<void> {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
    document.activeElement?.dispatchEvent(event)
    await painted()
  }
  const checked = () =>
    [...root.querySelectorAll('[role="checkbox"][aria-checked="true"]')].map(box => box.getAttribute('title'))
  return { root, heads, history, onPick, onClose, row, named, focusIsOn, press, checked }
}

test('how many there are and what they take up leads to where they are', async () => {
  const { root } = await open(2)
  const stored = root.querySelector<HTMLAnchorElement>('a[href="/options.html#history"]')
  expect(stored?.textContent).toBe('2 conversations, 3.4 MB')
})

test('what is being answered and what has a new answer are marked, each in words', async () => {
  const { root, history, heads } = await open(3)
  history.answering.value = new Set(['c0'])
  history.unread.value = new Set(['c0', 'c1'])
  heads.value = [...heads.value]
  await painted()
  const marks = [...root.querySelectorAll('[role="img"]')].map(mark => mark.getAttribute('aria-label'))
  expect(marks).toEqual(['Answering:', 'New answer:'])
})

describe('a temporary chat', () => {
  test('stands on top in a group of its own, and nothing offers to pin it', async () => {
    const { root, heads, row, named, history } = await open(1)
    const temporary = head(1, { id: 'temporary-1', title: 'Between us' })
    heads.value = [head(0, { pinned: true }), temporary]
    await painted()
    expect([...root.querySelectorAll('h2')].map(({ textContent }) => textContent)).toEqual([
      'Temporary',
      'Pinned',
    ])
    expect(named('Pin “Between us”')).toBeNull()
    expect(named('Rename “Between us”')).not.toBeNull()
    expect(named('Unpin “Title 0”')).not.toBeNull()

    named('Select')?.click()
    await painted()
    row('Between us')?.click()
    await painted()
    expect(named('Pin the selected')?.disabled).toBe(true)
    expect(named('Delete the selected')?.disabled).toBe(false)
    row('Title 0')?.click()
    await painted()
    named('Unpin the selected')?.click()
    expect(history.pin).toHaveBeenCalledExactlyOnceWith(['c0'], false)
  })
})

describe('a list of ten thousand', () => {
  test('has what can be seen in the document, and says how many there are', async () => {
    const { root } = await open(10_000)
    const rows = root.querySelectorAll('li')
    expect(rows.length).toBeGreaterThan(10)
    expect(rows.length).toBeLessThan(100)
    expect(rows[1]?.getAttribute('aria-setsize')).toBe('10000')
    expect(rows[1]?.getAttribute('aria-posinset')).toBe('2')
    expect(root.textContent).toContain('10,000 conversations')
  })

  test.each([['ArrowDown'], ['ArrowUp']])('%s comes to the row that Tab would come to first', async key => {
    const { focusIsOn, press } = await open(5)
    await press(key)
    await focusIsOn('Title 0')
    await press('ArrowDown')
    await focusIsOn('Title 1')
  })

  test('is gone through by keyboard to its very end and back, one Tab stop at a time', async () => {
    const { root, row, focusIsOn, press } = await open(10_000)
    row('Title 0')?.focus()
    await press('ArrowDown')
    await focusIsOn('Title 1')
    await press('End')
    await focusIsOn('Title 9999')
    await press('ArrowUp')
    await focusIsOn('Title 9998')
    expect(root.querySelectorAll('li > button[tabindex="0"]')).toHaveLength(1)
    await press('Home')
    await focusIsOn('Title 0')
    await press('PageDown')
    await press('PageUp')
    await focusIsOn('Title 0')
  })
})

describe('the focus', () => {
  test('goes to the next when one is deleted, and to the one before at the end', async () => {
    const { row, focusIsOn, press, history } = await open(3)
    row('Title 1')?.focus()
    await press('Delete')
    expect(history.remove).toHaveBeenCalledWith(['c1'])
    await focusIsOn('Title 2')
    await press('Delete')
    await focusIsOn('Title 0')
  })

  test('stays on what a key that is held leaves: it deletes one, or the selected, and no more', async () => {
    const { row, focusIsOn, press, history } = await open(6)
    row('Title 1')?.focus()
    await press('Delete')
    await press('Delete', { repeat: true })
    await focusIsOn('Title 2')
    await press('ArrowDown', { shiftKey: true })
    await press('Delete')
    await press('Delete', { repeat: true })
    await focusIsOn('Title 4')
    expect(history.remove.mock.calls).toEqual([[['c1']], [['c2', 'c3']]])
  })

  test('goes to the next that stays when several are deleted', async () => {
    const { row, focusIsOn, press } = await open(6)
    row('Title 1')?.focus()
    await press('ArrowDown', { shiftKey: true })
    await press('ArrowDown', { shiftKey: true })
    await press('Delete')
    await focusIsOn('Title 4')
  })

  test('stays with one that is pinned and stands elsewhere then', async () => {
    const { row, named, focusIsOn, heads, history } = await open(3)
    row('Title 2')?.focus()
    named('Pin “Title 2”')?.click()
    expect(history.pin).toHaveBeenCalledWith(['c2'], true)
    heads.value = [head(0), head(1), head(2, { pinned: true })]
    await painted()
    await focusIsOn('Title 2')
    expect(named('Unpin “Title 2”')).not.toBeNull()
  })
})

describe('selecting', () => {
  test('begins with a button, goes on with clicks and ends with Escape, which closes nothing', async () => {
    const { row, named, checked, press, onPick, onClose, root, focusIsOn } = await open(5)
    named('Select')?.click()
    await vi.waitFor(() => expect(root.querySelector('[role="checkbox"]')).not.toBeNull())
    await focusIsOn('Title 0')
    row('Title 1')?.click()
    row('Title 3')?.dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey: true }))
    await painted()
    await vi.waitFor(() => expect(checked()).toEqual(['Title 1', 'Title 2', 'Title 3']))
    await vi.waitFor(() => expect(root.querySelector('[role="status"]')?.textContent).toBe('3 selected'))
    row('Title 3')?.focus()
    await press('Escape')
    await vi.waitFor(() => expect(root.querySelector('[role="checkbox"]')).toBeNull())
    expect(onPick).not.toHaveBeenCalled()
    expect(onClose).not.toHaveBeenCalled()
    await press('Escape')
    expect(onClose).toHaveBeenCalledOnce()
  })

  test('by keyboard takes all with Ctrl+A, a range with Shift, and Delete deletes them at once', async () => {
    const { row, checked, press, history } = await open(200)
    row('Title 0')?.focus()
    await press('ArrowDown', { shiftKey: true })
    await press('ArrowDown', { shiftKey: true })
    await vi.waitFor(() => expect(checked()).toEqual(['Title 0', 'Title 1', 'Title 2']))
    for (let times = 0; times < 2; times++) await press('a', { ctrlKey: true })
    await press('Delete')
    expect(history.remove).toHaveBeenCalledExactlyOnceWith(Array.from({ length: 200 }, (_, n) => `c${n}`))
  })

  test('pins what is selected, and unpins it where all of it is pinned', async () => {
    const { row, named, history, heads } = await open(3)
    row('Title 0')?.dispatchEvent(new MouseEvent('click', { bubbles: true, ctrlKey: true }))
    await vi.waitFor(() => expect(named('Pin the selected')?.disabled).toBe(false))
    named('Pin the selected')?.click()
    expect(history.pin).toHaveBeenLastCalledWith(['c0'], true)
    heads.value = [head(0, { pinned: true }), head(1), head(2)]
    await vi.waitFor(() => expect(named('Unpin the selected')).not.toBeNull())
    named('Unpin the selected')?.click()
    expect(history.pin).toHaveBeenLastCalledWith(['c0'], false)
  })
})
