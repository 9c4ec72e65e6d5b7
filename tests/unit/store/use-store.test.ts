import { forceCloseDatabase, IDBFactory } from 'fake-indexeddb'
import { promisifyRequest } from 'idb-keyval'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Store } from '../../../lib/store/store.ts'
import type { Database } from '../../../lib/store/use-store.ts'
import { answer, conversationOf, question } from '../model/samples.ts'
import { allRecords, createFreshStore, PRESET } from './fresh-store.ts'

/** The connections that transactions were begun on, and how each was to be made durable. */
function watchTransactions() {
  const spy = vi.spyOn(IDBDatabase.prototype, 'transaction')
  return {
    connections: () => spy.mock.contexts.filter(context => context instanceof IDBDatabase),
    durabilities: () =>
      spy.mock.calls.filter(([, mode]) => mode === 'readwrite').map(([, , options]) => options?.durability),
  }
}

function settled(request: IDBRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

const draft = { text: 'kept' }

describe('a connection that was closed under the store', () => {
  test.each([
    ['without a word', (connection: IDBDatabase) => connection.close()],
    ['by the browser', (connection: IDBDatabase) => forceCloseDatabase(connection as never)], // its own class
  ])('is opened again, and nobody notices: %s', async (_how, close) => {
    const { store } = createFreshStore()
    const { connections } = watchTransactions()
    await store.saveDraft('c', draft)
    for (const connection of connections()) close(connection)
    expect(await store.draft('c')).toEqual(draft)
    await store.saveDraft('c', { text: 'after' })
    expect(await store.draft('c')).toEqual({ text: 'after' })
    expect(new Set(connections()).size).toBe(2)
  })

  test('serves everyone who was about to use it', async () => {
    const { store } = createFreshStore()
    const { connections } = watchTransactions()
    await store.saveDraft('c', draft)
    for (const connection of connections()) connection.close()
    expect(await Promise.all([1, 2, 3].map(() => store.draft('c')))).toEqual([draft, draft, draft])
  })
})

describe('a transaction whose connection is closed under it', () => {
  /** Closes that many connections, one after the other, with what is asked over them, as a browser does. */
  function putClosing(database: Database, times: number) {
    let left = times
    return database.strict('readwrite', async store => {
      store.put('kept', ['k'])
      if (left-- > 0) {
        const { db } = store.transaction
        store.transaction.abort()
        setTimeout(() => db.onclose?.(new Event('close')))
        db.close()
      }
      await promisifyRequest(store.transaction)
    })
  }

  test('is done once more over another one', async () => {
    const { database } = createFreshStore()
    await putClosing(database, 1)
    expect(await allRecords(database)).toMatchObject({ '["k"]': 'kept' })
  })

  test('fails where that is closed as well', async () => {
    const { database } = createFreshStore()
    await expect(putClosing(database, 2)).rejects.toThrow()
    expect(await allRecords(database)).not.toHaveProperty('["k"]')
  })

  test('fails where its own work did, and is not done twice', async () => {
    const { database } = createFreshStore()
    let done = 0
    const failing = database.strict('readwrite', () => {
      done += 1
      throw new TypeError('mine')
    })
    await expect(failing).rejects.toThrow('mine')
    expect(done).toBe(1)
  })

  test('is not done twice where it was committed before', async () => {
    const { database } = createFreshStore()
    let done = 0
    const late = database.strict('readwrite', async store => {
      done += 1
      store.put(done, ['k'])
      await promisifyRequest(store.transaction)
      store.transaction.db.onclose?.(new Event('close'))
      throw new TypeError('after that')
    })
    await expect(late).rejects.toThrow('after that')
    expect(done).toBe(1)
    expect(await allRecords(database)).toMatchObject({ '["k"]': 1 })
  })
})

describe('a deletion from elsewhere', () => {
  test('is let through, and the store begins anew', async () => {
    const { store, factory } = createFreshStore()
    await store.saveDraft('c', draft)
    await settled(factory.deleteDatabase('test'))
    expect(await store.draft('c')).toEqual({ text: '' })
    await store.saveDraft('c', draft)
    expect(await store.draft('c')).toEqual(draft)
  })

  test('is let through by every connection the store ever opened', async () => {
    const { store, factory } = createFreshStore()
    const { connections } = watchTransactions()
    for (let round = 0; round < 3; round++) {
      await Promise.all([store.saveDraft('c', draft), store.draft('c'), store.heads()])
      for (const connection of connections()) connection.close()
      await Promise.all([store.saveDraft('c', draft), store.draft('c'), store.heads()])
    }
    await settled(factory.deleteDatabase('test'))
  })
})

describe('a database that does not open', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  test('is given up after 5 s, and tried again at the next use', async () => {
    const factory = new IDBFactory()
    const stubborn = (await settled(factory.open('test', 1))) as IDBDatabase // what opening gives
    const deletion = factory.deleteDatabase('test')
    await new Promise(resolve => {
      deletion.onblocked = resolve
    })

    const { store } = createFreshStore(factory)
    const early = expect(store.draft('c')).rejects.toMatchObject({ name: 'TimeoutError' })
    await vi.advanceTimersByTimeAsync(5000)
    await early

    stubborn.close()
    await settled(deletion)
    expect(await store.draft('c')).toEqual({ text: '' })
    expect(vi.getTimerCount()).toBe(0)
    // The open that came too late holds nobody up.
    await settled(factory.deleteDatabase('test'))
  })

  test('because there is none of that version fails at once, and at every use', async () => {
    const factory = new IDBFactory()
    const newer = (await settled(factory.open('test', 2))) as IDBDatabase // what opening gives
    newer.close()
    const { store } = createFreshStore(factory)
    for (let use = 0; use < 2; use++) {
      await expect(store.draft('c')).rejects.toMatchObject({ name: 'VersionError' })
    }
    expect(vi.getTimerCount()).toBe(0)
  })
})

const conversation = conversationOf(question('q', 'x'), answer('a', 'q'))

test.each<[string, (store: Store) => Promise<unknown>]>([
  ['begin', store => store.begin(conversation, conversation.messages, answer('a', 'q'))],
  ['commit', store => store.commit(conversation, answer('a', 'q'))],
  ['rename', store => store.rename('c', 'Mine')],
  ['pin', store => store.pin(['c'], true)],
  ['remove', store => store.remove(['c'], 1)],
  ['restore', store => store.restore(['c'], 300)],
  ['saveConnection', store => store.saveConnection(PRESET, undefined)],
  ['updateSettings', store => store.updateSettings(settings => settings)],
  ['putHandover', store => store.putHandover(1, { type: 'conversation', conversationId: 'c' })],
  ['takeHandover', store => store.takeHandover(1)],
  ['takePermissionWaits', store => store.takePermissionWaits(['https://a.example'])],
])('%s is on disk when it says so', async (_name, use) => {
  const { durabilities } = watchTransactions()
  await use(createFreshStore().store)
  expect(durabilities()).toEqual(['strict'])
})

test.each<[string, (store: Store) => Promise<unknown>]>([
  ['a journal entry', store => store.append('a', 1, { conversationId: 'c', text: 'x', reasoning: '' })],
  ['a draft', store => store.saveDraft('c', draft)],
])('%s waits for no disk', async (_name, use) => {
  const { durabilities } = watchTransactions()
  await use(createFreshStore().store)
  expect(durabilities()).toEqual(['relaxed'])
})
