// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { afterEach, expect, test, vi } from 'vitest'
import { UndoToast } from '../../../components/history/undo-toast.tsx'
import type { Undo } from '../../../lib/model/undo.ts'
import { mount, painted } from './mount.ts'

afterEach(() => {
  vi.useRealTimers()
})

function createHistory(undo: Undo) {
  const removed = signal<Undo | undefined>(undo)
  const lost = signal<Undo | undefined>(undefined)
  return { removed, lost, undoRemove: vi.fn(), forgetRemoved: vi.fn() }
}

test('counts what was deleted together', () => {
  const conversationIds = Array.from({ length: 1200 }, (_, n) => `c${n}`)
  const root = mount(
    <UndoToast history={createHistory({ conversationIds, title: 'Rome', at: Date.now() })} />,
  )
  expect(root.textContent).toContain('Deleted 1,200 conversations')
})

test.each([
  [['c'], 'Deleted the old conversation “Rome”'],
  [['c', 'd', 'e'], '3 old conversations deleted'],
])(
  'says of %j that they were old, and offers them in full however long ago that was',
  async (conversationIds, text) => {
    const history = createHistory({ conversationIds, title: 'Rome', at: Date.now() - 3_600_000, aged: true })
    vi.useFakeTimers()
    expect(mount(<UndoToast history={history} />).textContent).toContain(text)
    await vi.advanceTimersByTimeAsync(9900)
    expect(history.forgetRemoved).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(200)
    expect(history.forgetRemoved).toHaveBeenCalledOnce()
  },
)

test('offers what was deleted 4 seconds ago for 6 seconds more', async () => {
  const history = createHistory({ conversationIds: ['c'], title: 'Rome', at: Date.now() - 4000 })
  vi.useFakeTimers()
  mount(<UndoToast history={history} />)
  await vi.advanceTimersByTimeAsync(5900)
  expect(history.forgetRemoved).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(200)
  expect(history.forgetRemoved).toHaveBeenCalledOnce()
  vi.useRealTimers()
})

test('is offered for its whole time anew where the deletion has ended only now, and is not read out again', async () => {
  vi.useFakeTimers()
  const undo = { conversationIds: ['c', 'd'], title: 'Rome', at: Date.now() }
  const history = createHistory(undo)
  const root = mount(<UndoToast history={history} />)
  const shown = root.querySelector('[role=status]')
  await vi.advanceTimersByTimeAsync(8000)
  history.removed.value = { ...undo, at: Date.now() }
  await vi.advanceTimersByTimeAsync(9800)
  expect(history.forgetRemoved).not.toHaveBeenCalled()
  expect(root.querySelector('[role=status]')).toBe(shown)
  await vi.advanceTimersByTimeAsync(400)
  expect(history.forgetRemoved).toHaveBeenCalledOnce()
})

test('says that a conversation could not be brought back', async () => {
  const undo = { conversationIds: ['c'], title: 'Rome', at: Date.now() }
  const history = createHistory(undo)
  const root = mount(<UndoToast history={history} />)
  expect(root.textContent).toContain('Deleted “Rome”')

  root.querySelector('button')?.click()
  expect(history.undoRemove).toHaveBeenCalledOnce()
  history.removed.value = undefined
  history.lost.value = undo
  await painted()
  expect(root.querySelector('[role="status"]')?.textContent).toContain('Could not bring back “Rome”')
  root.querySelector('button')?.click()
  expect(history.forgetRemoved).toHaveBeenCalledOnce()
})

test('gives the focus back to where it came from when its button goes', async () => {
  const history = createHistory({ conversationIds: ['c'], title: 'Rome', at: Date.now() })
  history.undoRemove.mockImplementation(() => {
    history.removed.value = undefined
  })
  const row = mount(<button type="button">Paris</button>).querySelector('button')
  const undo = mount(<UndoToast history={history} />).querySelector('button')
  row?.focus()
  // As a browser says it.
  undo?.dispatchEvent(new FocusEvent('focusin', { relatedTarget: row, bubbles: true }))
  undo?.focus()
  undo?.click()
  await painted()
  expect(undo?.isConnected).toBe(false)
  expect(document.activeElement).toBe(row)
})
