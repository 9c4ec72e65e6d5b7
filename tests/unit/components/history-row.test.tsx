// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { expect, test, vi } from 'vitest'
import { HistoryRow } from '../../../components/history/history-row.tsx'
import { mount, painted } from './mount.ts'

async function begin(typed: string) {
  const actions = {
    press: vi.fn(),
    rename: vi.fn(),
    pin: vi.fn(),
    remove: vi.fn(),
    renamed: signal(undefined),
  }
  const head = { id: 'c1', title: 'Old name', created: 0, updated: 0 }
  const root = mount(
    <>
      <input aria-label="Elsewhere" />
      <HistoryRow
        head={head}
        current={false}
        answering={false}
        unread={false}
        reachable
        place={0}
        size={1}
        actions={actions}
      />
    </>,
  )
  root.querySelector<HTMLButtonElement>('[aria-label^="Rename"]')?.click()
  await painted()
  const field = root.querySelector<HTMLInputElement>('li input')
  if (field) field.value = typed
  return { actions, root, field }
}

async function rename(typed: string, key: string) {
  const { actions, root, field } = await begin(typed)
  field?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  await painted()
  return { actions, root }
}

test('Enter gives a conversation its new name, once', async () => {
  const { actions, root } = await rename('  New name ', 'Enter')
  expect(actions.rename.mock.calls).toEqual([['c1', 'New name']])
  expect(root.querySelector('li input')).toBeNull()
})

test('after Enter the focus is on the row, and where the person clicked elsewhere it is there', async () => {
  const { root } = await rename('New name', 'Enter')
  expect(document.activeElement).toBe(root.querySelector('li button'))

  const away = await begin('Another')
  away.field?.focus()
  const elsewhere = away.root.querySelector<HTMLInputElement>('[aria-label="Elsewhere"]')
  elsewhere?.focus()
  await painted()
  expect(away.actions.rename.mock.calls).toEqual([['c1', 'Another']])
  expect(document.activeElement).toBe(elsewhere)
})

test.each([
  ['Escape', 'New name', 'Escape'],
  ['a blank name', '   ', 'Enter'],
])('%s renames nothing', async (_, typed, key) => {
  const { actions, root } = await rename(typed, key)
  expect(actions.rename).not.toHaveBeenCalled()
  expect(root.querySelector('li input')).toBeNull()
})

test('Enter says of the name it has that it is to stay, and to go elsewhere says nothing', async () => {
  const { actions } = await rename('Old name', 'Enter')
  expect(actions.rename.mock.calls).toEqual([['c1', 'Old name']])

  const away = await begin('Old name')
  away.field?.focus()
  away.root.querySelector<HTMLInputElement>('[aria-label="Elsewhere"]')?.focus()
  await painted()
  expect(away.root.querySelector('li input')).toBeNull()
  expect(away.actions.rename).not.toHaveBeenCalled()
})
