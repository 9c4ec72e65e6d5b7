// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { expect, test, vi } from 'vitest'
import { AnswerView } from '../../../components/chat/answer-view.tsx'
import type { ManagedMark } from '../../../lib/model/connection.ts'
import type { FailureKind } from '../../../lib/model/failure.ts'
import type { Answer } from '../../../lib/model/message.ts'
import { mount, painted } from './mount.ts'
import { createTurnActions } from './turn-actions.ts'

const answer: Answer = {
  role: 'assistant',
  id: 'a',
  parent: 'q',
  text: '',
  connection: 'default',
  model: 'm',
  host: 'old.example',
  created: 0,
}

function open(host: string | undefined, kind: FailureKind = 'permission', lock?: ManagedMark) {
  const current = signal(host)
  const openOptions = vi.fn()
  const address = signal('https://old.example/v1')
  const actions = createTurnActions({ host: current, address, openOptions, lockOf: () => lock })
  const failed: Answer = { ...answer, outcome: { status: 'failed', failure: { kind } } }
  const root = mount(<AnswerView answer={failed} last actions={actions} />)
  const buttons = () => [...root.querySelectorAll('button')].flatMap(button => button.textContent || [])
  return { root, current, buttons, openOptions }
}

test('the host that was asked can be allowed while questions go there', () => {
  const { root, buttons } = open('old.example')
  expect(buttons()).toEqual(['Allow old.example', 'Retry'])
  expect(root.textContent).toContain('Choose Allow')
})

test('once questions go elsewhere there is Retry alone, and no word of Allow', async () => {
  const { root, current, buttons } = open('old.example')
  current.value = 'new.example'
  await painted()
  expect(buttons()).toEqual(['Retry'])
  expect(root.textContent).not.toContain('Allow')
  expect(root.textContent).toContain('Choose Retry')
})

test('a server that refuses extensions can be asked without Origin, while questions go there', async () => {
  const { root, current, buttons } = open('old.example', 'origin-refused')
  expect(buttons()).toEqual(['Ask without Origin', 'Retry'])
  current.value = 'new.example'
  await painted()
  expect(buttons()).toEqual(['Retry'])
  expect(root.textContent).not.toContain('without Origin')
})

test('what is mended in Options leads there, and a server that is not reached into a tab', async () => {
  const { root, current, buttons, openOptions } = open('old.example', 'unreachable')
  expect(buttons()).toEqual(['Retry', 'Open Options'])
  root.querySelector<HTMLButtonElement>('button:last-of-type')?.click()
  expect(openOptions).toHaveBeenCalledOnce()
  expect(root.querySelector('a')?.href).toBe('https://old.example/v1')
  current.value = 'new.example'
  await painted()
  expect(root.querySelector('a')).toBeNull()
  expect(open('old.example', 'timeout').buttons()).toEqual(['Retry'])
})

test('nobody is led to Options for what their organisation has locked, but for a key of their own', () => {
  const locked = (kind: FailureKind, key?: true) =>
    open('old.example', kind, { locked: true, ...(key && { key }) })
  expect(locked('unreachable').buttons()).toEqual(['Retry'])
  expect(locked('unreachable').root.textContent).toContain('ask your organisation')
  expect(locked('unauthorized').buttons()).toEqual(['Retry', 'Open Options'])
  expect(locked('unauthorized', true).buttons()).toEqual(['Retry'])
})
