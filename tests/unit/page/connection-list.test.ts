import { signal } from '@preact/signals'
import { expect, test } from 'vitest'
import type { Connection } from '../../../lib/model/connection.ts'
import { createConnectionList } from '../../../lib/page/connection-list.ts'
import type { Command } from '../../../lib/protocol/command.ts'
import { parseRequest } from '../../../lib/protocol/parse-request.ts'
import type { Reply } from '../../../lib/protocol/update.ts'

const connection = (id: string, rest: Partial<Connection> = {}): Connection => ({
  id,
  url: `https://${id}.example`,
  model: 'm',
  hasKey: false,
  ...rest,
})

function openList(reply: Reply = { status: 'done' }) {
  const sent: Command[] = []
  const connections = signal([connection('a', { name: 'Work' }), connection('b'), connection('c')])
  const list = createConnectionList({
    connections,
    send: async command => {
      sent.push(command)
      return reply
    },
    now: () => 1,
  })
  const [first] = connections.value
  if (!first) throw new Error('There is none')
  return { list, sent, connections, first }
}

const settle = () => new Promise(resolve => setImmediate(resolve))

test('a connection moves by one place, and not out of the list', async () => {
  const { list, sent } = openList()
  await list.move('b', -1)?.done
  await list.move('b', 1)?.done
  list.move('a', -1)
  list.move('c', 1)
  list.move('gone', 1)
  expect(sent).toEqual([
    { type: 'order-connections', connectionIds: ['b', 'a', 'c'] },
    { type: 'order-connections', connectionIds: ['a', 'c', 'b'] },
  ])
})

test('two presses at once move it by two places, and what is told then counts', async () => {
  const { list, sent, connections } = openList()
  expect(list.move('c', -1)?.place).toBe(1)
  const last = list.move('c', -1)
  expect(last?.place).toBe(0)
  expect(list.move('c', -1)).toBeUndefined()
  expect(sent.at(-1)).toEqual({ type: 'order-connections', connectionIds: ['c', 'a', 'b'] })
  connections.value = [connection('c'), connection('b'), connection('a')]
  await last?.done
  list.move('b', -1)
  expect(sent.at(-1)).toEqual({ type: 'order-connections', connectionIds: ['b', 'c', 'a'] })
})

test('two presses at once make one copy, and a copy that could not be made is none', async () => {
  const { list, sent, first } = openList()
  const ids = await Promise.all([list.duplicate(first), list.duplicate(first)])
  expect(new Set(ids).size).toBe(1)
  expect(sent).toHaveLength(1)
  await list.duplicate(first)
  expect(sent).toHaveLength(2)
  const failing = openList({ status: 'failed', failure: { kind: 'storage' } })
  expect(await failing.list.duplicate(first)).toBeUndefined()
})

test.each([
  ['a name as long as may be', connection('a', { name: 'n'.repeat(100) })],
  ['a host that is longer', connection('a', { url: `https://${'long.'.repeat(30)}example` })],
  ['a sign that would be cut in two', connection('a', { name: `${'n'.repeat(97)}😀` })],
])('a copy of %s has a name that can be saved', async (_what, original) => {
  const { list, sent, connections } = openList()
  await list.duplicate(original)
  const [first] = sent
  if (first?.type !== 'duplicate-connection') throw new Error('nothing was duplicated')
  connections.value = [...connections.value, connection('d', { name: first.name })]
  await list.duplicate(original)
  for (const [index, command] of sent.entries()) {
    expect(parseRequest({ id: 1, command })).toBeDefined()
    expect(command).toMatchObject({ name: expect.stringMatching(new RegExp(` ${index + 2}$`)) })
    expect(JSON.stringify(command)).not.toContain('\\ud')
  }
})

test('a copy is called by the next free number', async () => {
  const { list, sent, connections, first } = openList()
  await list.duplicate(first)
  connections.value = [...connections.value, connection('d', { name: 'Work 2' })]
  await list.duplicate(connection('d', { name: 'Work 2' }))
  expect(sent).toMatchObject([{ name: 'Work 2' }, { name: 'Work 3' }])
})

test('what is deleted is offered to be brought back, once', async () => {
  const { list, sent, first } = openList()
  list.remove(first)
  expect(list.removed.value).toEqual([first])
  list.undoRemove()
  list.undoRemove()
  await settle()
  expect(sent.map(({ type }) => type)).toEqual(['remove-connection', 'restore-connection'])
  expect([list.removed.value, list.lost.value]).toEqual([[], []])
})

test('what is deleted one after another is brought back together, what went last first', async () => {
  const { list, sent, connections } = openList()
  for (const one of connections.value.slice(0, 2)) list.remove(one)
  await settle()
  list.undoRemove()
  expect(sent.slice(2)).toEqual([
    { type: 'restore-connection', connectionId: 'b' },
    { type: 'restore-connection', connectionId: 'a' },
  ])
  expect(list.removed.value).toEqual([])
})

test('what is being brought back is known until that is done, or cannot be', async () => {
  for (const status of ['done', 'failed'] as const) {
    const { list, first } = openList(
      status === 'done' ? { status } : { status, failure: { kind: 'storage' } },
    )
    list.remove(first)
    expect(list.returning.value).toEqual([])
    list.undoRemove()
    expect(list.returning.value).toEqual([first])
    await settle()
    expect(list.returning.value).toEqual([])
  }
})

test('what could not be deleted is not offered, and what could not be brought back is told', async () => {
  const { list, first } = openList({ status: 'failed', failure: { kind: 'storage' } })
  list.remove(first)
  list.undoRemove()
  await settle()
  expect(list.lost.value).toEqual([first])
  list.forgetRemoved()
  list.remove(first)
  await settle()
  expect(list.removed.value).toEqual([])
})
