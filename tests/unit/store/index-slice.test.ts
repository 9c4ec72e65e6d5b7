import { beforeEach, describe, expect, test } from 'vitest'
import { createStore, type Store } from '../../../lib/store/store.ts'
import type { Database } from '../../../lib/store/use-store.ts'
import { answer, COMPLETE, conversationOf, question } from '../model/samples.ts'
import { findIn } from './find-in.ts'
import { allRecords, createFreshStore, PRESET, putRecord } from './fresh-store.ts'

let store: Store
let database: Database
const find = (typed: string) => findIn(store, typed)
/** What happens between the reading of a slice and its writing. */
let meanwhile: (() => Promise<unknown>) | undefined

beforeEach(() => {
  ;({ store, database } = createFreshStore())
  meanwhile = undefined
})

/** Conversations that nothing was taken note of, with the n-th in each message of the n-th. */
async function addMany(count: number, messages = 2): Promise<void> {
  for (let n = 0; n < count; n++) {
    const asked = Array.from({ length: messages }, (_, index) => question(`q${n}-${index}`, `old${n} word`))
    await store.create({ ...conversationOf(...asked), id: `c${n}` })
  }
  await store.prepareIndex()
}

async function indexAll(): Promise<void> {
  const { relaxed, strict } = database
  const indexer = createStore(
    {
      strict,
      async relaxed(mode, callback) {
        const happens = mode === 'readwrite' ? meanwhile : undefined
        if (happens) meanwhile = undefined
        await happens?.()
        return relaxed(mode, callback)
      },
    },
    PRESET,
  )
  while (await store.unindexed()) await indexer.indexSlice()
}

describe('between the reading of a slice and its writing', () => {
  test('a conversation may be erased, and leaves no word', async () => {
    await addMany(3)
    meanwhile = async () => {
      await store.remove(['c1'], 1)
      await store.purge(1)
    }
    await indexAll()
    expect(JSON.stringify(await allRecords(database))).not.toMatch(/old1|q1/)
    expect(await find('word')).toEqual(['q0-0', 'q0-1', 'q2-0', 'q2-1'])
  })

  test('a message may come by an import, and is found', async () => {
    await addMany(3)
    meanwhile = async () => {
      await putRecord(database, ['message', 'c1', 'q1-0a'], question('q1-0a', 'new'))
      await putRecord(database, ['unindexed', 'c1'], '')
    }
    await indexAll()
    expect(await find('new')).toEqual(['q1-0a'])
    expect(await find('word')).toHaveLength(6)
  })

  test('an answer may end, and is found once, with all of its words', async () => {
    await addMany(3)
    const open = answer('a', 'q1-1')
    const done = { ...open, text: 'the end', outcome: COMPLETE }
    await putRecord(database, ['message', 'c1', 'a'], { ...done, text: 'the' })
    meanwhile = () => store.commit({ ...conversationOf(question('q1-0', ''), done), id: 'c1' }, done)
    await indexAll()
    expect(await find('the')).toEqual(['a'])
    expect(await find('the end')).toEqual(['a'])
    expect(await find('word')).toHaveLength(6)
  })
})

describe('what waits', () => {
  test('is found whether or not what stands between waits too', async () => {
    await addMany(40, 3)
    await indexAll()
    const again = ['c1', 'c17', 'c18', 'c19', 'c3', 'c39']
    for (const id of again) {
      await putRecord(database, ['message', id, 'z'], question('z', `late ${id}`))
      await putRecord(database, ['unindexed', id], '')
    }
    await indexAll()
    expect(await find('late')).toHaveLength(again.length)
    expect(await find('late c18')).toEqual(['z'])
    expect(await find('word')).toHaveLength(120)
  })

  test('is found where a conversation is longer than what is read at once, behind a short one', async () => {
    await addMany(3)
    const many = Array.from({ length: 600 }, (_, n) => question(`m${String(n).padStart(3, '0')}`, 'long'))
    await store.create({ ...conversationOf(...many), id: 'c1-long' })
    await indexAll()
    expect(await find('long')).toHaveLength(600)
    expect(await find('word')).toHaveLength(6)
  })
})
