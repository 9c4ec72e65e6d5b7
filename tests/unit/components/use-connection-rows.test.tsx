// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { expect, test } from 'vitest'
import { useConnectionRows } from '../../../components/settings/use-connection-rows.ts'
import type { Connection, ConnectionId } from '../../../lib/model/connection.ts'
import type { OptionsPage } from '../../../lib/page/options-page.ts'
import { mount, painted } from './mount.ts'

const [A, B, C] = ['a', 'b', 'c'].map(id => ({
  id,
  url: `https://${id}.example`,
  model: 'm',
  hasKey: true,
})) as [Connection, Connection, Connection] // three ids

function open() {
  const connections = signal<readonly Connection[]>([A, B, C])
  const removed = signal<readonly Connection[]>([])
  const returning = signal<readonly Connection[]>([])
  const page = { connections, list: { removed, returning }, newId: () => 'new' } as unknown as OptionsPage // no more of it is used here
  let type: (id: ConnectionId, isTyped: boolean) => void = () => {}

  function Rows() {
    const { rows = [], setTyped } = useConnectionRows(page)
    type = setTyped
    return rows.map(({ id, isTyped, isAway, left }) => (
      <p key={id}>
        {id}
        {isTyped && ' typed'}
        {isAway && ' away'}
        {left && ` ${left.why}`}
      </p>
    ))
  }

  const root = mount(<Rows />)
  return {
    connections,
    removed,
    returning,
    type: (id: ConnectionId, isTyped = true) => type(id, isTyped),
    async rows(): Promise<(string | null)[]> {
      await painted()
      return [...root.children].map(({ textContent }) => textContent)
    },
  }
}

test('a row says whether something in its form is not saved', async () => {
  const { type, rows } = open()
  type('b')
  expect(await rows()).toEqual(['a', 'b typed', 'c'])
  type('b', false)
  expect(await rows()).toEqual(['a', 'b', 'c'])
})

test('what is deleted here stays, out of sight and in its place, while it can come back with what was typed', async () => {
  const { connections, removed, returning, type, rows } = open()
  type('b')
  await rows()
  removed.value = [B]
  connections.value = [A, C]
  expect(await rows()).toEqual(['a', 'b typed away', 'c'])
  returning.value = [B]
  removed.value = []
  expect(await rows()).toEqual(['a', 'b typed away', 'c'])
  connections.value = [A, B, C]
  expect(await rows()).toEqual(['a', 'b typed', 'c'])
  returning.value = []
  expect(await rows()).toEqual(['a', 'b typed', 'c'])
})

test('it goes with the last undo, and at once where nothing was typed', async () => {
  const { connections, removed, type, rows } = open()
  type('b')
  removed.value = [B, C]
  connections.value = [A]
  expect(await rows()).toEqual(['a', 'b typed away'])
  removed.value = []
  expect(await rows()).toEqual(['a'])
})

test('what is deleted elsewhere is left with what was typed', async () => {
  const { connections, type, rows } = open()
  type('b')
  connections.value = [A, C]
  expect(await rows()).toEqual(['a', 'b typed gone', 'c'])
})
