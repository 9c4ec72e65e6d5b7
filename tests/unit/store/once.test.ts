import { describe, expect, test } from 'vitest'
import { answer, COMPLETE, conversationOf, question } from '../model/samples.ts'
import { allRecords, createFreshStore, PRESET, putRecord } from './fresh-store.ts'

/** Two connections to one database, as the background and a page have them. */
function createTwoStores() {
  const first = createFreshStore()
  return { ...first, stores: [first.store, createFreshStore(first.factory).store] as const }
}

const taken = <T>(results: readonly (T | undefined)[]) => results.filter(result => result !== undefined)

describe('a handover', () => {
  const handover = {
    type: 'selection',
    id: 'h',
    at: 1,
    prompt: 'Explain this.',
    selection: { type: 'selection', text: 'x' },
  } as const

  test('is taken once, however many take it at the same time', async () => {
    const { stores } = createTwoStores()
    await stores[0].putHandover(1, handover)
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, n) => stores[n % 2 ? 1 : 0].takeHandover(1)),
    )
    expect(taken(results)).toEqual([handover])
  })

  test('is for its own window, and a newer one takes its place', async () => {
    const { store } = createFreshStore()
    await store.putHandover(1, handover)
    await store.putHandover(1, { ...handover, id: 'newer' })
    expect(await store.takeHandover(2)).toBeUndefined()
    expect(await store.takeHandover(1)).toMatchObject({ id: 'newer' })
  })

  test('of windows that are gone is forgotten, and nothing else', async () => {
    const { store } = createFreshStore()
    await store.putHandover(1, handover)
    await store.putHandover(-1, handover)
    await store.saveDraft('c', { text: 'x' })
    await store.forgetHandovers()
    expect(await store.takeHandover(1)).toBeUndefined()
    expect(await store.takeHandover(-1)).toBeUndefined()
    expect(await store.draft('c')).toEqual({ text: 'x' })
  })

  test('that is damaged is none, and gone', async () => {
    const { store, database } = createFreshStore()
    await putRecord(database, ['handover', 1], { id: 7 })
    expect(await store.takeHandover(1)).toBeUndefined()
    expect(await allRecords(database)).not.toHaveProperty('["handover",1]')
  })
})

describe('what waits for a permission', () => {
  const wait = { conversationId: 'c', messageId: 'a', answerId: 'b', at: 1 }

  test('is taken once, however many take it at the same time', async () => {
    const { stores } = createTwoStores()
    await stores[0].putPermissionWait('https://a.example', wait)
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, n) => stores[n % 2 ? 1 : 0].takePermissionWaits(['https://a.example'])),
    )
    expect(results.flat()).toEqual([wait])
  })

  test('for another host goes on waiting', async () => {
    const { store } = createFreshStore()
    await store.putPermissionWait('https://a.example', wait)
    await store.putPermissionWait('https://b.example', { ...wait, messageId: 'other' })
    expect(await store.takePermissionWaits(['https://a.example'])).toEqual([wait])
    expect(await store.takePermissionWaits([])).toEqual([])
    expect(await store.permissionWaitOrigins()).toEqual(['https://b.example'])
  })

  test('and is damaged is gone, and keeps nobody else from being taken', async () => {
    const { store, database } = createFreshStore()
    await putRecord(database, ['permission-wait', 'https://a.example'], { at: 'x' })
    await store.putPermissionWait('https://b.example', wait)
    expect(await store.takePermissionWaits(await store.permissionWaitOrigins())).toEqual([wait])
    expect(await store.permissionWaitOrigins()).toEqual([])
  })
})

describe('settings', () => {
  test('keep each of 600 changes made at the same time from two sides', async () => {
    const { stores } = createTwoStores()
    const sites = Array.from({ length: 600 }, (_, n) => `https://${n}.example`)
    await Promise.all(
      sites.map((site, n) =>
        stores[n % 2 ? 1 : 0].updateSettings(settings => ({ ...settings, sites: [...settings.sites, site] })),
      ),
    )
    expect(new Set((await stores[0].settings()).sites)).toEqual(new Set(sites))
  })

  test('begin with no server used and no site, and again when they are damaged', async () => {
    const { store, database } = createFreshStore()
    const none = { serverUsed: false, sites: [], allSites: false }
    expect(await store.settings()).toEqual(none)
    await putRecord(database, ['settings'], { sites: 'all' })
    expect(await store.settings()).toEqual(none)
    expect(await store.updateSettings(settings => ({ ...settings, allSites: true }))).toEqual({
      ...none,
      allSites: true,
    })
    expect(await store.settings()).toMatchObject({ allSites: true })
  })

  test('stay as they were when a change cannot be made', async () => {
    const { store } = createFreshStore()
    await store.updateSettings(settings => ({ ...settings, allSites: true }))
    const change = () => {
      throw new TypeError('no')
    }
    await expect(store.updateSettings(change)).rejects.toThrow('no')
    expect(await store.settings()).toMatchObject({ allSites: true })
  })
})

describe('the server', () => {
  const chosen = { ...PRESET, url: 'https://chosen.example', hasKey: true }
  const secret = { type: 'key', value: 'sk-1' } as const

  test('is the preset until one is chosen, and again when the record is damaged', async () => {
    const { store, database } = createFreshStore()
    expect(await store.connections()).toEqual([PRESET])
    await store.saveConnection(chosen, undefined)
    expect(await store.connections()).toEqual([chosen])
    await putRecord(database, ['connection', 'default'], { url: 7 })
    expect(await store.connections()).toEqual([PRESET])
  })

  test('keeps its key apart, until it is forgotten', async () => {
    const { store } = createFreshStore()
    await store.saveConnection(chosen, secret)
    expect(await store.secret('default')).toEqual(secret)
    expect(JSON.stringify(await store.connections())).not.toContain('sk-1')
    await store.saveConnection(chosen, undefined)
    expect(await store.secret('default')).toBeUndefined()
  })
})

describe('a draft', () => {
  const quote = { type: 'selection', text: 'Quoted', host: 'example.org' } as const

  test('is kept for each conversation, and gone when nothing is left of it', async () => {
    const { store, database } = createFreshStore()
    await store.saveDraft('c', { text: '', quote })
    await store.saveDraft('d', { text: 'Other' })
    expect(await store.draft('c')).toEqual({ text: '', quote })
    await store.saveDraft('c', { text: '' })
    expect(await store.draft('c')).toEqual({ text: '' })
    expect(await allRecords(database)).not.toHaveProperty('["draft","c"]')
    expect(await store.draft('d')).toEqual({ text: 'Other' })
  })

  test('of a question that is being edited stands beside the one in the composer', async () => {
    const { store } = createFreshStore()
    await store.saveDraft('c', { text: 'Next' })
    await store.saveDraft('c', { text: '', edits: 'q' }, 'edit')
    expect(await store.draft('c')).toEqual({ text: 'Next' })
    expect(await store.draft('c', 'edit')).toEqual({ text: '', edits: 'q' })
    await store.saveDraft('c', { text: '' }, 'edit')
    expect(await store.draft('c', 'edit')).toEqual({ text: '' })
    expect(await store.draft('c')).toEqual({ text: 'Next' })
  })

  test('that is damaged is empty', async () => {
    const { store, database } = createFreshStore()
    await putRecord(database, ['draft', 'c'], ['x'])
    expect(await store.draft('c')).toEqual({ text: '' })
  })
})

test('each surface remembers the conversation it showed last', async () => {
  const { store, database } = createFreshStore()
  await store.saveLast('popup', 'c')
  await store.saveLast('panel', 'd')
  await store.saveLast('popup', 'e')
  expect(await store.last('popup')).toBe('e')
  expect(await store.last('panel')).toBe('d')
  await putRecord(database, ['last', 'popup'], '../..')
  expect(await store.last('popup')).toBeUndefined()
})

describe('a deletion', () => {
  const whole = {
    ...conversationOf(question('m1', 'Hello?'), answer('m2', 'm1', { text: 'Hi', outcome: COMPLETE })),
    title: 'Hello?',
  }

  async function createFilledStore() {
    const fresh = createFreshStore()
    await fresh.store.begin(whole, whole.messages, answer('m2', 'm1'))
    await fresh.store.dropJournal({ conversationId: 'c', messageId: 'm2' })
    return fresh
  }

  test('takes the conversation out of sight, and an undo brings back all of it', async () => {
    const { store } = await createFilledStore()
    await store.remove(['c'], 100)
    expect(await store.conversation('c')).toBeUndefined()
    expect(await store.heads()).toEqual([])
    expect(await store.restore(['c'], 300)).toMatchObject([{ id: 'c', title: 'Hello?' }])
    expect(await store.conversation('c')).toEqual(whole)
    expect(await store.heads()).toHaveLength(1)
  })

  test('twice changes nothing more, and so does an undo twice', async () => {
    const { store } = await createFilledStore()
    await store.remove(['c'], 100)
    await store.remove(['c'], 200)
    expect(await store.restore(['c'], 300)).toHaveLength(1)
    expect(await store.restore(['c'], 300)).toHaveLength(1)
    expect(await store.conversation('c')).toEqual(whole)
  })

  test('is for good once its time is over, and leaves nothing of the conversation', async () => {
    const { store, database } = await createFilledStore()
    await store.saveDraft('c', { text: 'Half a question' })
    await store.saveDraft('c', { text: 'In other words', edits: 'm1' }, 'edit')
    await store.remove(['c'], 100, { undo: ['c'] })
    await store.purge(99)
    expect(await allRecords(database)).toHaveProperty('["deleted","c"]')
    await store.purge(100)
    expect(await store.restore(['c'], 300)).toEqual([])
    const left = await allRecords(database)
    expect(Object.keys(left).sort()).toEqual(['["index"]', '["posted",0]', '["schema"]'])
    // That so many messages were there, and nothing of them.
    expect(left['["posted",0]']).toEqual(['', ''])
  })

  test('of several at once leaves one undo, of those and in that order, until it is used', async () => {
    const { store } = await createFilledStore()
    const other = { ...whole, id: 'd', title: 'Other' }
    await store.begin(other, [question('m1', 'x'), answer('m2', 'm1')], answer('m2', 'm1'))
    const ids = ['d', 'c', 'nobody']
    expect(await store.remove(ids, 100, { undo: ids })).toMatchObject([{ id: 'd' }, { id: 'c' }])
    expect(await store.undos()).toEqual([{ conversationIds: ids, title: 'Other', at: 100 }])
    await store.remove(ids, 200, { undo: ids })
    expect(await store.undos()).toMatchObject([{ at: 100 }])
    expect(await store.restore(ids, 300)).toHaveLength(2)
    expect(await store.undos()).toEqual([])
    expect(await store.conversation('c')).toEqual(whole)
    expect(await store.conversation('d')).toMatchObject({ title: 'Other' })
  })

  test('joins one that is still offered, and so does the undo, of one or of all', async () => {
    const { store } = await createFilledStore()
    for (const id of ['d', 'e'])
      await store.begin({ ...whole, id, title: id }, [question('m1', 'x')], answer('m2', 'm1'))
    await store.remove(['c'], 100)
    await store.remove(['d'], 10_099)
    const joined = { conversationIds: ['d', 'c'], title: 'd', at: 10_099 }
    expect(await store.undos()).toEqual([joined])
    await store.restore(['d'], 10_100)
    expect(await store.undos()).toEqual([{ ...joined, conversationIds: ['c'] }])
    await store.remove(['e'], 20_099)
    expect(await store.undos()).toEqual([{ conversationIds: ['e'], title: 'e', at: 20_099 }])
  })

  test('by a person and of what is old are offered both, and each is used or forgotten by itself', async () => {
    const { store } = await createFilledStore()
    for (const id of ['d', 'e'])
      await store.begin({ ...whole, id, title: id }, [question('m1', 'x')], answer('m2', 'm1'))
    const isOld = { outdated: () => true }
    const own = { conversationIds: ['c'], title: 'Hello?', at: 100 }
    const aged = { conversationIds: ['d'], title: 'd', at: 101, aged: true }
    await store.remove(['c'], 100)
    await store.remove(['d'], 101, isOld)
    expect(await store.undos()).toEqual([own, aged])
    await store.forgetUndo(100)
    expect(await store.undos()).toEqual([own, aged])
    await store.restore(['c'], 102)
    expect(await store.undos()).toEqual([aged])
    await store.remove(['e'], 103)
    await store.forgetUndo(101)
    expect(await store.undos()).toMatchObject([{ conversationIds: ['e'] }])
  })

  test('of what is old spares what is not', async () => {
    const { store } = await createFilledStore()
    expect(await store.remove(['c'], 100, { outdated: head => head.title === 'Other' })).toEqual([])
    expect(await store.conversation('c')).toEqual(whole)
    expect(await store.undos()).toEqual([])
  })
})
