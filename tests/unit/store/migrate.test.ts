import { readFileSync } from 'node:fs'
import { IDBFactory } from 'fake-indexeddb'
import { describe, expect, test, vi } from 'vitest'
import type { Migration } from '../../../lib/store/migrations.ts'
import { MIGRATIONS } from '../../../lib/store/migrations.ts'
import { NewerDataError } from '../../../lib/store/newer-data-error.ts'
import { createStore } from '../../../lib/store/store.ts'
import { openDatabase } from '../../../lib/store/use-store.ts'
import { createRandom } from '../../random.ts'
import { atWrites } from './at-writes.ts'
import { allRecords, createFreshStore, PRESET, putRecord } from './fresh-store.ts'

const SEED = 1126

interface Stored {
  readonly key: IDBValidKey
  readonly value: unknown
}

/** What a version left, as its own code wrote it. */
const fixture = (version: number): Stored[] =>
  JSON.parse(readFileSync(new URL(`../../fixtures/store/version-${version}.json`, import.meta.url), 'utf8'))

/** A database in which these records stand. */
async function holding(records: readonly Stored[]): Promise<IDBFactory> {
  const factory = new IDBFactory()
  const database = openDatabase('test', factory, [])
  await database.strict('readwrite', store => {
    for (const { key, value } of records) store.put(value, key)
    return Promise.resolve()
  })
  return factory
}

/** Every message gets a field, and the drafts go: many writes, of which none may be alone. */
const thorough: Migration = async store => {
  const all = await new Promise<[IDBValidKey, object][]>(resolve => {
    const found: [IDBValidKey, object][] = []
    const request = store.openCursor(IDBKeyRange.bound(['message'], ['message', []]))
    request.onsuccess = () => {
      if (!request.result) return resolve(found)
      found.push([request.result.key, request.result.value])
      request.result.continue()
    }
  })
  for (const [key, value] of all) store.put({ ...value, migrated: true }, key)
  store.delete(IDBKeyRange.bound(['draft'], ['draft', []]))
}

/** The version after that one: a few writes more. */
const further: Migration = async store => {
  for (let n = 0; n < 4; n++) store.put({ text: 'new' }, ['draft', `d${n}`])
}

const many = (): Stored[] => [
  ...fixture(1),
  ...Array.from({ length: 12 }, (_, n) => ({
    key: ['message', 'c', `m${n}`],
    value: { role: 'user', id: `m${n}`, parts: [], created: n },
  })),
]

/** Everything that is stored, with the code of the version that these migrations lead to, if any. */
const recordsIn = (factory: IDBFactory, migrations: readonly Migration[]) =>
  allRecords(openDatabase('test', factory, migrations))

describe('what an earlier version left', () => {
  test.each(Array.from({ length: MIGRATIONS.length + 1 }, (_, n) => n + 1))(
    'is all there: version %i',
    async version => {
      const factory = await holding(fixture(version))
      const store = createStore(openDatabase('test', factory), PRESET)
      const [head] = await store.heads()
      expect(head?.title).toBe('Why is the sky blue?')
      const conversation = await store.conversation(head?.id ?? '')
      expect(conversation?.messages).toMatchObject([
        { role: 'user', parts: [{ host: 'example.org' }, { text: 'Why is the sky blue?' }] },
        { reasoning: 'Rayleigh.', outcome: { status: 'complete' }, usage: { promptTokens: 21 } },
        { parts: [{ text: 'And red?' }] },
        { outcome: { status: 'failed', failure: { kind: 'rate-limited', serverWords: 'Slow down' } } },
        { text: 'At sunset' },
      ])
      expect(await store.connections()).toMatchObject([
        { id: 'default', url: 'https://models.example/v1', hasKey: true },
      ])
      expect(await store.secret('default')).toEqual({ type: 'key', value: 'sk-fixture' })
      expect(await store.settings()).toMatchObject({ serverUsed: true, sites: ['https://example.org'] })
      expect(await store.draft(head?.id ?? '')).toMatchObject({ text: 'Half a', quote: { text: 'Quoted' } })
      expect(await store.last('panel')).toBe(head?.id)
    },
  )
})

describe('a migration', () => {
  test('is done once, whoever opens the database and how often', async () => {
    const factory = await holding(many())
    const run = vi.fn(thorough)
    const databases = Array.from({ length: 4 }, () => openDatabase('test', factory, [run]))
    const seen = await Promise.all(databases.map(allRecords))
    expect(run).toHaveBeenCalledTimes(1)
    for (const records of seen) {
      expect(records['["schema"]']).toBe(2)
      expect(records['["message","c","m3"]']).toHaveProperty('migrated', true)
    }
    await recordsIn(factory, [run])
    expect(run).toHaveBeenCalledTimes(1)
  })

  test('follows the one before it', async () => {
    const factory = await holding(many())
    const order: number[] = []
    const steps = [1, 2, 3].map(n => async () => void order.push(n))
    expect((await recordsIn(factory, steps))['["schema"]']).toBe(4)
    expect(order).toEqual([1, 2, 3])
  })

  test(`that dies at any of 20 moments has changed nothing, and is done by whoever comes next (seed ${SEED})`, async () => {
    const steps = [thorough, further]
    const versions = await Promise.all(
      [0, 1, 2].map(async count =>
        JSON.stringify(await recordsIn(await holding(many()), steps.slice(0, count))),
      ),
    )
    const whole = await holding(many())
    let writes = 0
    atWrites(nth => {
      writes = nth
    })
    await recordsIn(whole, steps)
    vi.restoreAllMocks()
    const random = createRandom(SEED)
    const leftAt = new Set<number>()
    for (let n = 0; n < 20; n++) {
      const factory = await holding(many())
      const moment = 1 + Math.floor(((n + random()) * writes) / 20)
      // The transaction dies with the context that began it.
      atWrites((nth, transaction) => {
        if (nth === moment) transaction.abort()
      })
      await expect(recordsIn(factory, steps)).rejects.toThrow()
      vi.restoreAllMocks()
      // To the byte, and of one version: with no migration to do, what stands there is only read.
      const left = versions.indexOf(JSON.stringify(await recordsIn(factory, [])))
      expect(left, `at write ${moment} of ${writes}`).not.toBe(-1)
      leftAt.add(left)
      expect(JSON.stringify(await recordsIn(factory, steps))).toBe(versions[2])
    }
    expect(leftAt).toEqual(new Set([0, 1]))
  })
})

describe('what a newer version left', () => {
  test.each([2, 999, 'two', 1.5, null])('is read and not written to: %j', async version => {
    const { store, database, factory } = createFreshStore()
    await store.saveDraft('c', { text: 'kept' })
    await putRecord(database, ['schema'], version)
    const later = openDatabase('test', factory)
    const readOnly = createStore(later, PRESET)
    const before = await allRecords(later)
    expect(await readOnly.draft('c')).toEqual({ text: 'kept' })
    const writes = [
      readOnly.saveDraft('c', { text: 'changed' }),
      readOnly.updateSettings(settings => ({ ...settings, serverUsed: true })),
      readOnly.rename('c', 'x'),
    ]
    for (const write of writes) await expect(write).rejects.toThrow(NewerDataError)
    expect(await allRecords(later)).toEqual(before)
  })
})
