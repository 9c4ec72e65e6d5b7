// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { expect, test, vi } from 'vitest'
import { AnswerView } from '../../../components/chat/answer-view.tsx'
import type { TurnActions } from '../../../components/chat/turn-actions.ts'
import type { ManagedMark } from '../../../lib/model/connection.ts'
import type { Failure, FailureKind } from '../../../lib/model/failure.ts'
import { answer } from '../model/samples.ts'
import { mount, painted } from './mount.ts'
import { createTurnActions } from './turn-actions.ts'

interface Circumstances extends Partial<TurnActions> {
  readonly lock?: ManagedMark
  readonly failure?: Partial<Failure>
}

/** What says how an answer ended is in a chunk of its own. */
async function ready(): Promise<void> {
  await import('../../../components/chat/ending.tsx')
  await painted()
}

async function open(
  host: string | undefined,
  kind: FailureKind = 'permission',
  { lock, failure, ...own }: Circumstances = {},
) {
  const current = signal(host)
  const openOptions = vi.fn()
  const address = signal('https://old.example/v1')
  const actions = createTurnActions({ ...own, host: current, address, openOptions, lockOf: () => lock })
  const failed = answer('a', 'q', {
    host: 'old.example',
    outcome: { status: 'failed', failure: { kind, ...failure } },
  })
  const root = mount(<AnswerView answer={failed} last actions={actions} />)
  await ready()
  const buttons = () => [...root.querySelectorAll('button')].flatMap(button => button.textContent || [])
  return { root, current, buttons, openOptions }
}

test('the host that was asked can be allowed while questions go there', async () => {
  const { root, buttons } = await open('old.example')
  expect(buttons()).toEqual(['Allow old.example', 'Retry'])
  expect(root.textContent).toContain('Choose Allow')
})

test('once questions go elsewhere there is Retry alone, and no word of Allow', async () => {
  const { root, current, buttons } = await open('old.example')
  current.value = 'new.example'
  await painted()
  expect(buttons()).toEqual(['Retry'])
  expect(root.textContent).not.toContain('Allow')
  expect(root.textContent).toContain('Choose Retry')
})

test('one that was asked in another’s place can be allowed, though questions go first to that', async () => {
  const { root, buttons } = await open('new.example', 'permission', { isSubstitute: () => true })
  expect(buttons()).toEqual(['Allow old.example', 'Retry'])
  expect(root.textContent).toContain('Choose Allow')
  const refused = await open('new.example', 'origin-refused', { isSubstitute: () => true })
  expect(refused.buttons()).toEqual(['Retry'])
})

test('a server that refuses extensions can be asked without Origin, while questions go there', async () => {
  const { root, current, buttons } = await open('old.example', 'origin-refused')
  expect(buttons()).toEqual(['Ask without Origin', 'Retry'])
  current.value = 'new.example'
  await painted()
  expect(buttons()).toEqual(['Retry'])
  expect(root.textContent).not.toContain('without Origin')
})

test('what is mended in Options leads there, and a server that is not reached into a tab', async () => {
  const { root, current, buttons, openOptions } = await open('old.example', 'unreachable')
  expect(buttons()).toEqual(['Retry', 'Open Options'])
  root.querySelector<HTMLButtonElement>('button:last-of-type')?.click()
  const { connection } = answer('a', 'q')
  expect(openOptions).toHaveBeenCalledExactlyOnceWith({ connection, field: 'url' })
  const late = await open('old.example', 'timeout')
  expect(late.buttons()).toEqual(['Retry', 'Wait longer', 'Edit the question'])
  late.root.querySelectorAll('button')[1]?.click()
  expect(late.openOptions).toHaveBeenCalledExactlyOnceWith({ connection, field: 'headersTimeout' })
  expect(root.querySelector('a')?.href).toBe('https://old.example/v1')
  current.value = 'new.example'
  await painted()
  expect(root.querySelector('a')).toBeNull()
  expect((await open('old.example', 'truncated')).buttons()).toEqual(['Retry'])
})

test('nobody is led to Options for what their organisation has locked, but for a key of their own', async () => {
  const locked = (kind: FailureKind, key?: true) =>
    open('old.example', kind, { lock: { locked: true, ...(key && { key }) } })
  expect((await locked('unreachable')).buttons()).toEqual(['Retry'])
  expect((await locked('unreachable')).root.textContent).toContain('ask your organisation')
  expect((await locked('unauthorized')).buttons()).toEqual(['Open Options', 'Retry'])
  expect((await locked('unauthorized', true)).buttons()).toEqual(['Retry'])
})

test('a server that is busy, or that lacks the model, can be left for another model', async () => {
  const openMenu = vi.fn()
  const busy = await open('old.example', 'rate-limited', { openMenu })
  expect(busy.buttons()).toEqual(['Retry', 'Retry with another model'])
  const [, another] = busy.root.querySelectorAll('button')
  another?.click()
  expect(openMenu).toHaveBeenCalledWith(expect.objectContaining({ id: 'a' }), another)
  const missing = await open('old.example', 'not-found', { failure: { missing: 'model' } })
  expect(missing.buttons()).toEqual(['Retry with another model', 'Retry', 'Open Options'])
})

test.each<[FailureKind, Partial<Failure>, string]>([
  ['unauthorized', { status: 401 }, 'Open Options'],
  ['unauthorized', { status: 403 }, 'Retry with another model'],
  ['not-found', { missing: 'path' }, 'Open Options'],
  ['not-found', { missing: 'model' }, 'Retry with another model'],
  ['bad-request', {}, 'Open Options'],
  ['redirected', {}, 'Open Options'],
  ['malformed', { page: true }, 'Open in a tab'],
])('what another try alone does not mend has first what does, %s %j: %s', async (kind, failure, first) => {
  const { root, current } = await open('old.example', kind, { failure })
  const controls = () => [...root.querySelectorAll('button, a')].map(({ textContent }) => textContent)
  expect(controls()[0]).toBe(first)
  current.value = 'new.example'
  await painted()
  expect(controls()[0]).toBe('Retry')
})

test('a conversation that is too long is left with the question for a new chat', async () => {
  const startOver = vi.fn()
  const { root, buttons } = await open('old.example', 'context-too-long', { startOver })
  expect(buttons()).toEqual(['Ask in a new chat', 'Retry', 'Edit the question'])
  root.querySelector('button')?.click()
  expect(startOver).toHaveBeenCalledWith(expect.objectContaining({ id: 'a' }))
})
