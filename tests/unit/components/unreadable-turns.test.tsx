// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest'
import { Turn } from '../../../components/chat/turn.tsx'
import type { Message } from '../../../lib/model/message.ts'
import { answer, question } from '../model/samples.ts'
import { mount, painted } from './mount.ts'
import { createTurnActions } from './turn-actions.ts'

const unreadable: Record<Message['role'], Message> = {
  user: question('q', '', { parts: [] }),
  assistant: answer('a', 'q', { outcome: { status: 'failed', failure: { kind: 'damaged' } } }),
}

async function open(role: Message['role'], isEdited = false) {
  const edit = vi.fn()
  const actions = createTurnActions({ edit })
  if (isEdited) Object.assign(actions.editing, { value: { id: 'q', text: '' } })
  const root = mount(<Turn message={unreadable[role]} last actions={actions} />)
  await import('../../../components/chat/ending.tsx')
  await painted()
  return { root, edit }
}

test.each(['user', 'assistant'] as const)('a message that cannot be read says so: %s', async role => {
  const { root } = await open(role)
  expect(root.textContent).toContain('cannot be read: its record is damaged')
  expect(root.textContent).toContain('Import a backup in Options')
})

test('a question that cannot be read can be asked anew', async () => {
  const { root, edit } = await open('user')
  root.querySelector<HTMLButtonElement>('button[aria-label="Edit"]')?.click()
  expect(edit).toHaveBeenCalledWith('q')
})

test('an answer that cannot be read can be written anew, and there is nothing to go on from', async () => {
  const { root } = await open('assistant')
  const buttons = [...root.querySelectorAll('button')].flatMap(button => button.textContent || [])
  expect(buttons).toEqual(['Retry', 'Open Options'])
})
