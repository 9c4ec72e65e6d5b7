// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest'
import { HistoryRow } from '../../../components/history/history-row.tsx'
import { mount, painted } from './mount.ts'

async function rename(typed: string, key: string) {
  const actions = { press: vi.fn(), rename: vi.fn(), pin: vi.fn(), remove: vi.fn() }
  const head = { id: 'c1', title: 'Old name', created: 0, updated: 0 }
  const root = mount(
    <HistoryRow
      head={head}
      current={false}
      answering={false}
      unread={false}
      reachable
      place={0}
      size={1}
      actions={actions}
    />,
  )
  root.querySelector<HTMLButtonElement>('[aria-label^="Rename"]')?.click()
  await painted()
  const field = root.querySelector('input')
  if (field) field.value = typed
  field?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  await painted()
  return { actions, root }
}

test('Enter gives a conversation its new name, once', async () => {
  const { actions, root } = await rename('  New name ', 'Enter')
  expect(actions.rename.mock.calls).toEqual([['c1', 'New name']])
  expect(root.querySelector('input')).toBeNull()
})

test.each([
  ['Escape', 'New name', 'Escape'],
  ['a blank name', '   ', 'Enter'],
  ['the name it has', 'Old name', 'Enter'],
])('%s renames nothing', async (_, typed, key) => {
  const { actions, root } = await rename(typed, key)
  expect(actions.rename).not.toHaveBeenCalled()
  expect(root.querySelector('input')).toBeNull()
})
