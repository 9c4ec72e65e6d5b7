import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Conversation } from '../../../lib/model/conversation.ts'
import type { Answer, Message, Question } from '../../../lib/model/message.ts'
import { exportAll } from '../../../lib/page/export-files.ts'
import { stageFile } from '../../../lib/page/import-file.ts'
import type { Store } from '../../../lib/store/store.ts'
import { answer, COMPLETE, conversationOf, FULL_SETUP, question } from '../model/samples.ts'
import { exported, exportOf } from '../transfer/samples.ts'
import { allRecords, createFreshStore } from './fresh-store.ts'
import { importText } from './import-text.ts'

const NEVER = new AbortController().signal

async function exportText(store: Store): Promise<string> {
  const files = await exportAll(store, '2026-11-26', { signal: NEVER, onProgress: () => {} })
  expect(files).toHaveLength(1)
  return (await files[0]?.content.text()) ?? ''
}

async function keep(store: Store, conversation: Conversation): Promise<void> {
  await store.begin(conversation, conversation.messages, answer('none', 'none'))
  await store.dropJournal({ conversationId: 'none', messageId: 'none' })
}

afterEach(() => {
  vi.restoreAllMocks()
})

const id = fc.stringMatching(/^[\w-]{1,64}$/).filter(text => text !== '__proto__')
const text = fc.string({ unit: 'binary', maxLength: 40 })
const time = fc.nat({ max: 8_000_000_000_000 })
const outcome = fc.constantFrom(
  COMPLETE,
  { status: 'stopped' } as const,
  { status: 'failed', failure: { kind: 'server', status: 500, serverWords: 'No' } } as const,
  undefined,
)

/** Any tree: whose parent is there, whose is not, and with several versions. Fields in any order. */
const messages = fc.uniqueArray(id, { minLength: 1, maxLength: 8 }).chain(ids =>
  fc.tuple(
    ...ids.map((own, n) => {
      const parent = fc.constantFrom('lost', ...ids.slice(0, n))
      return fc.oneof(
        fc
          .record({ created: time, text, parent })
          .map((rest): Message => question(own, rest.text, { created: rest.created, parent: rest.parent })),
        fc.record({ ended: time, outcome, text, reasoning: text, parent }).map(
          ({ outcome: how, reasoning, ...rest }): Message =>
            answer(own, rest.parent, {
              ...rest,
              ...(reasoning && { reasoning }),
              ...(how && { outcome: how }),
            }),
        ),
      )
    }),
  ),
)

const conversations = fc.uniqueArray(
  fc.tuple(id, text, time, time, messages).map(
    ([own, title, updated, created, all]): Conversation => ({
      // What follows the message that is shown last is shown.
      leaf: all.find(one => !all.some(({ parent }) => parent === one.id))?.id ?? '',
      updated,
      title,
      created,
      id: own,
      messages: all,
    }),
  ),
  { selector: conversation => conversation.id, minLength: 1, maxLength: 4 },
)

describe('an export', () => {
  test('imported into an empty store and exported again is the same to the byte', async () => {
    await fc.assert(
      fc.asyncProperty(conversations, async all => {
        const { store } = createFreshStore()
        for (const conversation of all) await keep(store, conversation)
        const first = await exportText(store)
        const second = createFreshStore().store
        const { result } = await importText(second, first)
        expect(result).toEqual({
          added: all.length,
          known: 0,
          messages: all.reduce((sum, conversation) => sum + conversation.messages.length, 0),
        })
        expect(await exportText(second)).toBe(first)
      }),
      { numRuns: 40 },
    )
  })

  test('says of how many it has brought settings along', async () => {
    const { store } = createFreshStore()
    const plain = conversationOf(question('q1', 'one'))
    await keep(store, { ...plain, id: 'a', setup: FULL_SETUP })
    await keep(store, { ...plain, id: 'b' })
    const { result } = await importText(createFreshStore().store, await exportText(store))
    expect(result).toEqual({ added: 2, known: 0, messages: 2, setUp: 1 })
  })

  test('imported where it came from changes nothing', async () => {
    const { store, database } = createFreshStore()
    await keep(store, exported)
    const before = await allRecords(database)
    expect((await importText(store, await exportText(store))).result).toEqual({
      added: 0,
      known: 1,
      messages: 0,
    })
    expect(await allRecords(database)).toEqual(before)
  })

  test('has no key, no server and no setting in it', async () => {
    const { store } = createFreshStore()
    await keep(store, exported)
    const connection = { id: 'default', url: 'https://secret.example', model: 'm', hasKey: true }
    await store.saveConnection(connection, { type: 'key', value: 'sk-secret' })
    expect(await exportText(store)).not.toContain('secret')
  })

  test('has an answer that is being written as far as it is, as one that broke off', async () => {
    const { store } = createFreshStore()
    const open = answer('m2', 'm1')
    await store.begin({ ...exported, messages: [] }, [question('m1', 'Why?'), open], open)
    await store.append('m2', 1, { conversationId: 'c', text: 'Bec', reasoning: '' })
    const text = await exportText(store)
    expect(JSON.parse(text).conversations[0].messages[1]).toMatchObject({
      text: 'Bec',
      outcome: { status: 'interrupted' },
    })
    const second = createFreshStore().store
    await importText(second, text)
    expect(await exportText(second)).toBe(text)
  })
})

describe('an import', () => {
  test('gives a conversation that is here the messages it does not have, and changes none', async () => {
    const { store } = createFreshStore()
    const mine: Conversation = {
      ...exported,
      title: 'Mine',
      messages: [question('m1', 'Mine'), exported.messages[1] as Message],
    }
    await keep(store, mine)
    const other = answer('m3', 'm1', { text: 'Another.', outcome: COMPLETE })
    const { result, touched } = await importText(
      store,
      exportOf([{ ...exported, leaf: 'm3', messages: [...exported.messages, other] }]),
    )
    expect(result).toEqual({ added: 0, known: 1, messages: 1, different: 1 })
    expect(touched).toEqual(['c'])
    expect(await store.conversation('c')).toEqual({
      ...mine,
      keptSince: 7,
      messages: [...mine.messages, other],
    })
  })

  test('counts what reads differently here, and no other difference', async () => {
    const { store, database } = createFreshStore()
    const [asked, answered] = exported.messages as [Question, Answer]
    await keep(store, exported)
    const before = await allRecords(database)
    const sameWords = { ...exported, title: 'Renamed', messages: [asked, { ...answered, ended: 99 }] }
    expect((await importText(store, exportOf([sameWords]))).result).toEqual({
      added: 0,
      known: 1,
      messages: 0,
    })
    const others = [question('m1', 'Why not?'), { ...answered, text: 'So.' }]
    const { result } = await importText(store, exportOf([{ ...exported, messages: others }]), 'j')
    expect(result).toEqual({ added: 0, known: 1, messages: 0, different: 2 })
    expect(await allRecords(database)).toMatchObject(before)
    expect((await store.conversation('c'))?.messages).toEqual(exported.messages)
  })

  test('of what is being written here does not say that it reads differently', async () => {
    const { store } = createFreshStore()
    const open = answer('m2', 'm1')
    await store.begin({ ...exported, messages: [] }, [question('m1', 'Why?'), open], open)
    await store.append('m2', 1, { conversationId: 'c', text: 'Bec', reasoning: '' })
    const { result } = await importText(store, await exportText(store))
    expect(result).toEqual({ added: 0, known: 1, messages: 0 })
  })

  test('of a conversation that went on elsewhere shows how it went on', async () => {
    const { store } = createFreshStore()
    await importText(store, exportOf([exported]))
    const more = [question('m3', 'And?', { parent: 'm2' }), answer('m4', 'm3', { outcome: COMPLETE })]
    const longer: Conversation = {
      ...exported,
      updated: exported.updated + 9,
      leaf: 'm4',
      messages: [...exported.messages, ...more],
    }
    await importText(store, exportOf([longer]), 'longer')
    expect(await store.conversation('c')).toEqual({ ...longer, keptSince: 7 })
    expect(await store.heads()).toMatchObject([{ leaf: 'm4', updated: longer.updated }])
  })

  test('of a conversation that has gone on here too leaves shown what is shown', async () => {
    const { store } = createFreshStore()
    const here = answer('h4', 'h3', { outcome: COMPLETE })
    const mine: Conversation = {
      ...exported,
      updated: exported.updated + 99,
      leaf: here.id,
      messages: [...exported.messages, question('h3', 'Here?', { parent: 'm2' }), here],
    }
    await keep(store, mine)
    const there = [question('m3', 'And?', { parent: 'm2' }), answer('m4', 'm3', { outcome: COMPLETE })]
    await importText(
      store,
      exportOf([{ ...exported, leaf: 'm4', messages: [...exported.messages, ...there] }]),
    )
    expect(await store.conversation('c')).toMatchObject({ leaf: 'h4', updated: mine.updated })
  })

  test('merged twice does what it did once, and says the same', async () => {
    const { store } = createFreshStore()
    const { parts } = await stageFile(new Blob([exportOf([exported])]), {
      store,
      importId: 'i',
      signal: NEVER,
      onProgress: () => {},
    })
    const once = await store.mergeImport('i', parts, NEVER, 7)
    expect((await store.mergeImport('i', parts, NEVER, 7)).result).toEqual(once.result)
  })

  test('of which a part is missing changes nothing', async () => {
    const { store, database } = createFreshStore()
    await store.stageImport('i', 0, { messages: [], heads: [exported] })
    const before = await allRecords(database)
    await expect(store.mergeImport('i', 2, NEVER, 7)).rejects.toThrow('missing')
    expect(await allRecords(database)).toEqual(before)
  })

  test('that ends at any of its writes changes nothing, and can be merged again', async () => {
    const many = Array.from({ length: 4 }, (_, n) => ({ ...exported, id: `c${n}` }))
    const text = exportOf(many)
    const original = IDBObjectStore.prototype.put
    for (let nth = 1; nth <= 13; nth++) {
      const { store, database } = createFreshStore()
      await keep(store, exported)
      const { parts } = await stageFile(new Blob([text]), {
        store,
        importId: 'i',
        signal: NEVER,
        onProgress: () => {},
      })
      const before = await allRecords(database)
      let count = 0
      const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
        this: IDBObjectStore,
        ...args
      ) {
        const request = Reflect.apply(original, this, args)
        if (++count === nth) this.transaction.abort()
        return request
      })
      await expect(store.mergeImport('i', parts, NEVER, 7), `write ${nth}`).rejects.toThrow()
      put.mockRestore()
      expect(await allRecords(database)).toEqual(before)
      expect((await store.mergeImport('i', parts, NEVER, 7)).result).toEqual({
        added: 4,
        known: 0,
        messages: 8,
      })
    }
  })

  test('cancelled while it is merged changes nothing', async () => {
    const { store, database } = createFreshStore()
    await store.stageImport('i', 0, { messages: [], heads: [exported] })
    const before = await allRecords(database)
    const controller = new AbortController()
    const merging = store.mergeImport('i', 1, controller.signal, 7)
    controller.abort()
    await expect(merging).rejects.toThrow()
    expect(await allRecords(database)).toEqual(before)
  })
})
