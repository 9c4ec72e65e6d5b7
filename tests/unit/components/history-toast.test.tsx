// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { expect, test, vi } from 'vitest'
import { HistoryToast } from '../../../components/history/history-toast.tsx'
import type { FailureKind } from '../../../lib/model/failure.ts'
import type { Undo } from '../../../lib/model/undo.ts'
import type { Refused } from '../../../lib/page/history.ts'
import { mount, painted } from './mount.ts'

function createHistory(kind: FailureKind) {
  const again = vi.fn()
  const refused = signal<Refused | undefined>({ failure: { kind }, at: 1, again })
  const removed = signal<Undo | undefined>({ conversationIds: ['c'], title: 'Rome', at: Date.now() })
  const dismissRefused = vi.fn(() => {
    refused.value = undefined
  })
  const lost = signal<Undo | undefined>(undefined)
  return { removed, lost, refused, again, dismissRefused, undoRemove: vi.fn(), forgetRemoved: vi.fn() }
}

test('says why something was not done, then what can be undone', async () => {
  const history = createHistory('newer-data')
  const root = mount(<HistoryToast history={history} />)
  expect(root.textContent).toContain('written by a newer version of Mishalsgpt')
  expect(root.querySelector('button')?.textContent).toBe('Dismiss')
  root.querySelector('button')?.click()
  await painted()
  expect(root.textContent).toContain('Deleted “Rome”')
})

test('offers to try again what may succeed the next time, by the name that it says', () => {
  const history = createHistory('storage')
  const root = mount(<HistoryToast history={history} />)
  expect(root.textContent).toContain('choose Retry')
  expect(root.querySelector('button')?.textContent).toBe('Retry')
  root.querySelector('button')?.click()
  expect(history.again).toHaveBeenCalledOnce()
})
