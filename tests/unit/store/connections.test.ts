import { beforeEach, describe, expect, test } from 'vitest'
import type { Connection, Secret } from '../../../lib/model/connection.ts'
import { createRoutedStore } from '../../../lib/store/routed-store.ts'
import { createTemporaryStore } from '../../../lib/store/temporary/temporary-store.ts'
import { createFakeSession } from './fake-session.ts'
import { allRecords, createFreshStore, PRESET, putRecord } from './fresh-store.ts'

const key: Secret = { type: 'key', value: 'sk-1', headers: { 'x-team': 'blue' } }
const work: Connection = { id: 'work', url: 'https://work.example', model: 'm', hasKey: true }
const home: Connection = { id: 'home', url: 'http://127.0.0.1:11434', model: 'm', hasKey: false }

let fresh: ReturnType<typeof createFreshStore>
let session: ReturnType<typeof createFakeSession>
let store: ReturnType<typeof createRoutedStore>

beforeEach(() => {
  fresh = createFreshStore()
  session = createFakeSession()
  store = createRoutedStore(fresh.store, createTemporaryStore(session.area, PRESET))
})

const ids = async () => (await store.connections()).map(({ id }) => id)
const written = async () => JSON.stringify(await allRecords(fresh.database))

describe('the order of connections', () => {
  test('is that of their making, the preset first, and then the person’s', async () => {
    expect(await ids()).toEqual(['default'])
    await store.saveConnection(work, key)
    await store.saveConnection(home, undefined)
    expect(await ids()).toEqual(['default', 'work', 'home'])
    await store.orderConnections(['home', 'default'])
    expect(await ids()).toEqual(['home', 'default', 'work'])
    await store.saveConnection({ ...work, model: 'n' }, key)
    expect(await ids()).toEqual(['home', 'default', 'work'])
  })

  test('puts a copy behind its original', async () => {
    await store.saveConnection(work, key)
    await store.saveConnection(home, undefined, 'default')
    expect(await ids()).toEqual(['default', 'home', 'work'])
  })

  test('is found where nothing but the records says one', async () => {
    await putRecord(fresh.database, ['connection', 'aaa'], { ...home, id: 'aaa' })
    expect(await ids()).toEqual(['default', 'aaa'])
    await putRecord(fresh.database, ['connection', 'default'], PRESET)
    await putRecord(fresh.database, ['connections'], 'damaged')
    expect(await ids()).toEqual(['default', 'aaa'])
  })
})

describe('a connection that is deleted', () => {
  beforeEach(async () => {
    await store.saveConnection(work, key)
    await store.saveConnection(home, undefined)
  })

  test('is gone with its key, and comes back whole where it stood', async () => {
    await store.saveModelList('work', { at: 1, models: [{ id: 'm' }] })
    await store.removeConnection('work', 5)
    expect(await ids()).toEqual(['default', 'home'])
    expect(await store.secret('work')).toBeUndefined()
    expect(await store.modelList('work')).toBeUndefined()
    expect(await store.restoreConnection('work')).toBe(true)
    expect(await ids()).toEqual(['default', 'work', 'home'])
    expect(await store.secret('work')).toEqual(key)
  })

  test('is deleted and brought back once, however often it is said', async () => {
    await store.removeConnection('work', 5)
    await store.removeConnection('work', 6)
    expect(await store.restoreConnection('work')).toBe(true)
    expect(await store.restoreConnection('work')).toBe(true)
    expect(await ids()).toEqual(['default', 'work', 'home'])
  })

  test('is forgotten for good once its time is over, key and all', async () => {
    await store.removeConnection('work', 5)
    expect(await store.purgeConnections(4)).toEqual([])
    expect(await store.purgeConnections(5)).toEqual(['work'])
    expect(await store.restoreConnection('work')).toBe(false)
    expect(await written()).not.toContain('sk-1')
  })

  test('may be the preset, and the last', async () => {
    for (const id of await ids()) await store.removeConnection(id, 5)
    expect(await ids()).toEqual([])
    expect(await store.restoreConnection('default')).toBe(true)
    expect(await store.connections()).toEqual([PRESET])
  })
})

describe('a key that is to be forgotten with the browser', () => {
  const fleeting: Connection = { ...work, forgetKey: true }

  test('never is on disk', async () => {
    await store.saveConnection(fleeting, key)
    expect(await store.secret('work')).toEqual(key)
    await store.removeConnection('work', 5)
    await store.restoreConnection('work')
    expect(await store.secret('work')).toEqual(key)
    expect(await written()).not.toMatch(/sk-1|blue/)
  })

  test('moves to memory and back with its switch, and stands in one place', async () => {
    await store.saveConnection(work, key)
    await store.saveConnection(fleeting, key)
    expect(await written()).not.toContain('sk-1')
    await store.saveConnection(work, key)
    expect(await written()).toContain('sk-1')
    expect(JSON.stringify(await session.area.get())).not.toContain('sk-1')
  })

  test('goes for good with the connection, too', async () => {
    await store.saveConnection(fleeting, key)
    await store.removeConnection('work', 5)
    await store.purgeConnections(5)
    expect(JSON.stringify(await session.area.get())).not.toContain('sk-1')
  })
})

test('what a server listed for a key is forgotten with that key', async () => {
  await store.saveConnection(work, key)
  await store.saveModelList('work', { at: 1, models: [{ id: 'm' }] })
  await store.saveConnection(work, { ...key, value: 'sk-other' })
  expect(await store.modelLists()).toEqual(new Map())
})

test('what a server listed is forgotten with its address, and not with its name', async () => {
  await store.saveConnection(work, key)
  const list = { at: 1, models: [{ id: 'm', contextWindow: 8_192, images: true }] }
  await store.saveModelList('work', list)
  await store.saveConnection({ ...work, name: 'Work' }, key)
  expect(await store.modelLists()).toEqual(new Map([['work', list]]))
  await store.saveConnection({ ...work, url: 'https://work.example/v2' }, key)
  expect(await store.modelLists()).toEqual(new Map())
})
