// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { expect, test, vi } from 'vitest'
import { UndoToast } from '../../../components/history/undo-toast.tsx'
import type { ConversationHead } from '../../../lib/model/conversation.ts'
import { mount, painted } from './mount.ts'

test('says that a conversation could not be brought back', async () => {
  const head = { id: 'c', title: 'Rome', created: 0, updated: 0 }
  const removed = signal<ConversationHead | undefined>(head)
  const lost = signal<ConversationHead | undefined>(undefined)
  const history = { removed, lost, undoRemove: vi.fn(), forgetRemoved: vi.fn() }
  const root = mount(<UndoToast history={history} />)
  expect(root.textContent).toContain('Deleted “Rome”')

  root.querySelector('button')?.click()
  expect(history.undoRemove).toHaveBeenCalledOnce()
  removed.value = undefined
  lost.value = head
  await painted()
  expect(root.querySelector('[role="status"]')?.textContent).toContain('Could not bring back “Rome”')
  root.querySelector('button')?.click()
  expect(history.forgetRemoved).toHaveBeenCalledOnce()
})
