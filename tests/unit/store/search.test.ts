import { beforeEach, describe, expect, test } from 'vitest'
import { applyEvent } from '../../../lib/model/chat-event.ts'
import type { Conversation } from '../../../lib/model/conversation.ts'
import { INDEX_VERSION } from '../../../lib/store/postings.ts'
import type { Store } from '../../../lib/store/store.ts'
import type { Database } from '../../../lib/store/use-store.ts'
import { answer, COMPLETE, conversationOf, question } from '../model/samples.ts'
import { findIn } from './find-in.ts'
import { allRecords, createFreshStore, putRecord } from './fresh-store.ts'

let store: Store
let database: Database
const find = (typed: string) => findIn(store, typed)

beforeEach(() => {
  ;({ store, database } = createFreshStore())
})

/** A conversation with one question and its answer, stored as the background does. */
async function add(id: string, asked: string, answered: string): Promise<Conversation> {
  const open = answer(`${id}-a`, `${id}-q`)
  const begun = { ...conversationOf(question(`${id}-q`, asked), open), id, title: asked }
  await store.begin(begun, begun.messages, open)
  const done = { ...open, text: answered, outcome: COMPLETE }
  const ended = { ...begun, messages: [begun.messages[0] ?? open, done] }
  await store.commit(ended, done)
  return ended
}

async function index(): Promise<void> {
  await store.prepareIndex()
  while (await store.unindexed()) await store.indexSlice()
}

const kinds = async () =>
  Object.keys(await allRecords(database)).map(key => (JSON.parse(key) as unknown[])[0]) // each key is an array

describe('a message', () => {
  test('is found as soon as it is stored, by the beginnings of all of its words', async () => {
    await add('one', 'Where is Rome?', 'In Italy, south of Florence.')
    await add('two', 'And Paris?', 'In France, north of Lyon.')
    expect(await find('rome')).toEqual(['one-q'])
    expect(await find('in')).toEqual(['one-a', 'two-a'])
    expect(await find('in fl')).toEqual(['one-a'])
    expect(await find('fl in')).toEqual(['one-a'])
    expect(await find('fl out')).toEqual([])
    expect(await find('i')).toEqual(['one-a', 'one-q', 'two-a'])
    expect(await find('nothing')).toEqual([])
  })

  test('that names a version is found by its number', async () => {
    await add('one', 'Which React?', 'Since v18.2, not 118.2')
    await add('two', 'Which React?', 'Since 118.2')
    expect(await find('18.2')).toEqual(['one-a'])
  })

  test('that goes on growing is found by what came later too, and once', async () => {
    const conversation = await add('one', 'Tell me', 'Once upon')
    const continued = applyEvent(conversation, { type: 'continued', messageId: 'one-a', at: 5 })
    const open = { ...answer('one-a', 'one-q'), text: 'Once upon' }
    await store.begin(continued, [open], open)
    const done = { ...open, text: 'Once upon a time', outcome: COMPLETE }
    await store.commit({ ...continued, messages: [question('one-q', 'Tell me'), done] }, done)
    expect(await find('time')).toEqual(['one-a'])
    expect(await find('once')).toEqual(['one-a'])
  })

  test('in progress is found when it has ended', async () => {
    const open = answer('a', 'q', { text: 'Half' })
    const begun = conversationOf(question('q', 'Whole?'), open)
    await store.begin(begun, begun.messages, open)
    expect(await find('half')).toEqual([])
    expect(await find('whole')).toEqual(['q'])
  })

  test('is found in whatever block it is, however many there are', async () => {
    for (let n = 0; n < 300; n++) await add(`c${n}`, `question ${n}`, `answer ${n}`)
    expect(await find('question 17')).toHaveLength(11)
    expect(await find('answer 299')).toEqual(['c299-a'])
    expect(await find('answer')).toHaveLength(300)
    expect((await kinds()).filter(kind => kind === 'posted')).toHaveLength(2)
  })

  test('whose text is anything is stored all the same', async () => {
    for (const text of ['', '\ud83d', '\uffff', '__proto__ constructor', '\n 1 2', 'a\u0000b'])
      await add('odd', text, text)
    expect(await find('constructor')).toEqual(['odd-a', 'odd-q'])
  })
})

describe('a deleted conversation', () => {
  test('leaves no word on the disk once its time is over, and the others are found as before', async () => {
    await add('one', 'Where is Rome?', 'In Italy')
    await add('two', 'Where is Paris?', 'In France')
    await store.remove(['one'], 1)
    await store.purge(1)
    expect(JSON.stringify(await allRecords(database))).not.toMatch(/rome|italy|one/i)
    expect(await find('where')).toEqual(['two-q'])
  })

  test('is found again when it is brought back', async () => {
    await add('one', 'Where is Rome?', 'In Italy')
    await store.remove(['one'], 1)
    await store.restore(['one'], 300)
    await index()
    expect(await find('italy')).toEqual(['one-a'])
  })

  test('is found again also where the index was made meanwhile', async () => {
    await add('one', 'Where is Rome?', 'In Italy')
    await store.remove(['one'], 1)
    await index()
    await store.restore(['one'], 300)
    expect(await store.unindexed()).toBe(1)
    await index()
    expect(await find('italy')).toEqual(['one-a'])
  })

  test('in which somebody asks anew keeps what is new', async () => {
    await add('one', 'Where is Rome?', 'In Italy')
    await store.remove(['one'], 1)
    const open = answer('new-a', 'new-q')
    const begun = { ...conversationOf(question('new-q', 'Where is Oslo?'), open), id: 'one' }
    await store.begin(begun, begun.messages, open)
    await store.purge(1)
    expect(await find('where')).toEqual(['new-q'])
  })
})

describe('an index', () => {
  test('that is missing is made of all there is, in slices, each of which may be the last', async () => {
    for (let n = 0; n < 12; n++) await add(`c${n}`, `question ${n}`, 'word '.repeat(30_000))
    await putRecord(database, ['index'], undefined)
    expect(await store.unindexed()).toBeUndefined()
    await store.prepareIndex()
    expect(await find('question')).toEqual([])
    const counts: (number | undefined)[] = [await store.unindexed()]
    while (counts.at(-1)) {
      await store.indexSlice()
      // A background that was killed here begins again, and goes on.
      await store.prepareIndex()
      counts.push(await store.unindexed())
    }
    expect(counts.length).toBeGreaterThan(3)
    expect(counts).toEqual(counts.toSorted((a, b) => (b ?? 0) - (a ?? 0)))
    expect(await find('question')).toHaveLength(12)
    expect(await find('word')).toHaveLength(12)
  })

  test('of another version is made anew', async () => {
    await add('one', 'Where is Rome?', 'In Italy')
    await putRecord(database, ['index'], { version: 0, block: 0, size: 2 })
    await putRecord(database, ['posting', 0, 'zz'], '\nzzz 0')
    await index()
    expect(await find('zz')).toEqual([])
    expect(await find('rome')).toEqual(['one-q'])
  })

  test('has all of a long conversation, with and without words', async () => {
    const messages = Array.from({ length: 700 }, (_, n) =>
      question(`m${String(n).padStart(4, '0')}`, n % 3 ? '…' : `number ${n}`),
    )
    await store.create({ ...conversationOf(...messages), id: 'long' })
    await index()
    expect(await find('number')).toHaveLength(234)
    expect(await find('number 699')).toEqual(['m0699'])
  })

  test('takes what is written while it is made, and nothing twice', async () => {
    await add('one', 'Where is Rome?', 'In Italy')
    await putRecord(database, ['index'], undefined)
    await store.prepareIndex()
    await add('two', 'Where is Paris?', 'In France')
    await index()
    expect(await find('where')).toEqual(['one-q', 'two-q'])
    expect((await kinds()).filter(kind => kind === 'places')).toHaveLength(2)
  })

  test.each<[string, IDBValidKey, unknown]>([
    ['a list', ['posting', 0, 'ro'], 7],
    ['a table', ['posted', 0], { 0: 'x' }],
    ['places', ['places', 'one', 0], null],
    ['what waits', ['unindexed', 'two'], 7],
    ['what waits, by its key', ['unindexed', 'not an id'], ''],
  ])('with a damaged record costs no more than that: %s', async (_what, key, record) => {
    await add('one', 'Where is Rome?', 'In Italy')
    await index()
    await putRecord(database, key, record)
    await add('two', 'Where is Paris?', 'In France')
    await index()
    expect(await find('paris')).toEqual(['two-q'])
    await store.remove(['one'], 1)
    await store.purge(1)
  })

  test.each([2 ** 32, 2 ** 53, 1e308])('that says it has %s blocks is read to its end', async block => {
    await add('one', 'Where is Rome?', 'In Italy')
    await index()
    await putRecord(database, ['index'], { version: INDEX_VERSION, block, size: 0 })
    await index()
    await add('two', 'Where is Paris?', 'In France')
    expect(await find('where')).toEqual(['one-q', 'two-q'])
  })

  test.each([
    { block: 2 ** 53, size: 0 },
    { block: 0, size: 1e308 },
  ])('that says what cannot be is made anew: %o', async damage => {
    await add('one', 'Where is Rome?', 'In Italy')
    await putRecord(database, ['index'], { version: INDEX_VERSION, ...damage })
    await index()
    expect((await allRecords(database))['["index"]']).toEqual({ version: INDEX_VERSION, block: 0, size: 2 })
  })
})
