import { signal } from '@preact/signals'
import { expect, test } from 'vitest'
import type { Connection } from '../../../lib/model/connection.ts'
import { createConnectionList } from '../../../lib/page/connection-list.ts'
import type { Command } from '../../../lib/protocol/command.ts'
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

test('a connection moves by one place, and not out of the list', () => {
  const { list, sent } = openList()
  list.move('b', -1)
  list.move('b', 1)
  list.move('a', -1)
  list.move('c', 1)
  list.move('gone', 1)
  expect(sent).toEqual([
    { type: 'order-connections', connectionIds: ['b', 'a', 'c'] },
    { type: 'order-connections', connectionIds: ['a', 'c', 'b'] },
  ])
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
  expect(list.removed.value).toBe(first)
  list.undoRemove()
  list.undoRemove()
  await settle()
  expect(sent.map(({ type }) => type)).toEqual(['remove-connection', 'restore-connection'])
  expect([list.removed.value, list.lost.value]).toEqual([undefined, undefined])
})

test('what could not be deleted is not offered, and what could not be brought back is told', async () => {
  const { list, first } = openList({ status: 'failed', failure: { kind: 'storage' } })
  list.remove(first)
  list.undoRemove()
  await settle()
  expect(list.lost.value).toBe(first)
  list.forgetRemoved()
  list.remove(first)
  await settle()
  expect(list.removed.value).toBeUndefined()
})
