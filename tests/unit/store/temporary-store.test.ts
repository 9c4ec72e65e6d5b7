import { describe, expect, test } from 'vitest'
import type { Conversation } from '../../../lib/model/conversation.ts'
import { type BackgroundStore, createStore, type Store } from '../../../lib/store/store.ts'
import { openSession } from '../../../lib/store/temporary/open-session.ts'
import type { SessionArea } from '../../../lib/store/temporary/session-area.ts'
import { TemporaryFullError } from '../../../lib/store/temporary/temporary-full-error.ts'
import { createTemporaryStore, MAX_TEMPORARY } from '../../../lib/store/temporary/temporary-store.ts'
import { createRandom } from '../../random.ts'
import { answer, COMPLETE, conversationOf, FULL_SETUP, question } from '../model/samples.ts'
import { createFakeSession } from './fake-session.ts'
import { createFreshStore, PRESET } from './fresh-store.ts'

const writerOf = (area: SessionArea): BackgroundStore => createTemporaryStore(area, PRESET)
const readerOf = (area: SessionArea): Store => createStore(openSession(area, 'reader')(), PRESET)

const sizeOf = (items: Record<string, unknown>) =>
  Object.entries(items).reduce((sum, [name, json]) => sum + Buffer.byteLength(`${name}${json}`), 0)

const begun = conversationOf(question('m1', 'Hello?'), answer('m2', 'm1'))
const ended = conversationOf(question('m1', 'Hello?'), answer('m2', 'm1', { text: 'Hi', outcome: COMPLETE }))
const begin = (store: BackgroundStore, conversation: Conversation = begun) =>
  store.begin(conversation, conversation.messages, answer('m2', 'm1'))
const segment = (text: string) => ({ conversationId: 'c', text, reasoning: '' })

describe('in memory', () => {
  test('everything is done and read as it is on disk, whatever comes after what', async () => {
    const random = createRandom(7)
    const pick = <T>(...of: T[]): T => of[Math.floor(random() * of.length)] as T // never empty
    const { store: disk } = createFreshStore()
    const { area } = createFakeSession()
    const memory = writerOf(area)
    const looker = readerOf(area)
    const long = conversationOf(
      ...Array.from({ length: 45 }, (_, n) =>
        question(`m${100 + n}`, 'x', n ? { parent: `m${99 + n}` } : {}),
      ),
    )
    const both = async (work: (store: BackgroundStore) => Promise<unknown>) => {
      const [one, other] = await Promise.all([disk, memory].map(store => work(store).catch(() => 'refused')))
      expect(other).toEqual(one)
    }

    for (let step = 0; step < 50; step++) {
      const c = pick('c', 'd', 'e')
      const conversation = { ...pick(begun, ended, long), id: c }
      const n = 1 + Math.floor(random() * 3)
      const at = Math.floor(random() * 100)
      await both(
        pick<(store: BackgroundStore) => Promise<unknown>>(
          store => begin(store, conversation),
          store => store.append('m2', n, { ...segment(`text ${step}`), conversationId: c }),
          store => store.commit(conversation, answer('m2', 'm1', { text: 'Hi', outcome: COMPLETE })),
          store => store.dropJournal({ conversationId: c, messageId: 'm2' }),
          store => store.create(conversation),
          store => store.select(c, 'm1'),
          store => store.configure(conversation, FULL_SETUP),
          store => store.rename(c, `name ${step}`),
          store => store.pin([c, 'd'], step % 2 === 0),
          store => store.saveDraft(c, { text: pick('', 'draft') }, pick('composer', 'edit')),
          store =>
            store.putQueued(c, {
              id: `k${n}`,
              parts: [{ type: 'text', text: 'next' }],
              follows: `k${n - 1}`,
            }),
          store => store.deleteQueued(c, `k${n}`),
          store => store.remove([c, 'd'], at, { undo: [c, 'd'] }),
          store => store.restore([c], at),
          store => store.purge(at),
          store => store.putUnread({ conversationId: c, failed: false, at }),
          store => store.deleteUnread(c),
          store => store.saveLast('panel', c),
          store => store.forgetLast('panel'),
          store => store.putHandover(1, { type: 'conversation', conversationId: c }),
          store => store.takeHandover(1),
        ),
      )
      const reads = (store: BackgroundStore) =>
        Promise.all([
          store.conversation(c),
          store.heads(),
          store.unfinished(),
          store.queue(c),
          store.queuing(),
          store.draft(c),
          store.draft(c, 'edit'),
          store.unread(),
          store.undos(),
          store.last('panel'),
        ])
      const looks = (store: Store) =>
        Promise.all([store.conversationEnd(c), store.olderMessages(c, 'm140', 3), store.messageBatch(c, c)])
      const expected = await reads(disk)
      expect(await reads(memory), `step ${step}`).toEqual(expected)
      expect(await reads(looker), `step ${step}`).toEqual(expected)
      expect(await looks(looker), `step ${step}`).toEqual(await looks(disk))
    }
  })

  test('a change is there whole or not at all, whenever its writer dies', async () => {
    for (const deadly of ['set', 'remove'] as const) {
      const { area } = createFakeSession()
      await begin(writerOf(area))
      await writerOf(area).append('m2', 1, segment('Hi'))
      const dying = writerOf({ ...area, [deadly]: () => new Promise<never>(() => {}) })
      void dying.commit(ended, answer('m2', 'm1', { text: 'Hi', outcome: COMPLETE }))
      await new Promise(resolve => setImmediate(resolve))

      const next = writerOf(area)
      const isDone = deadly === 'remove'
      expect(await next.unfinished()).toHaveLength(isDone ? 0 : 1)
      expect((await next.conversation('c'))?.messages[1]).toEqual(
        answer('m2', 'm1', { text: 'Hi', ...(isDone && { outcome: COMPLETE }) }),
      )
    }
  })

  test('nothing is written down for the search', async () => {
    const { area, items } = createFakeSession()
    const store = writerOf(area)
    await begin(store)
    await store.commit(ended, answer('m2', 'm1', { text: 'Hi', outcome: COMPLETE }))
    await store.create({ ...ended, id: 'd' })
    await store.remove(['d'], 1)
    await store.restore(['d'], 2)
    expect(
      Object.keys(items())
        .map(name => JSON.parse(name)[0])
        .sort(),
    ).toEqual(['conversation', 'conversation', 'message', 'message', 'message', 'message'])
  })

  test('what others have put into the area is left alone', async () => {
    const { area, items } = createFakeSession()
    await area.set({ foreign: 'not a record', '{"draft"': '{' })
    const store = writerOf(area)
    await begin(store)
    expect(await store.conversation('c')).toEqual(begun)
    expect(items()).toMatchObject({ foreign: 'not a record' })
  })
})

describe('memory that is full', () => {
  const other: Conversation = {
    ...conversationOf(question('m3', 'x'.repeat(120_000)), answer('m4', 'm3')),
    id: 'd',
  }

  /** Answers until there is no room for more of them. */
  async function fill(store: BackgroundStore, piece = 'ж'.repeat(50_000)): Promise<number> {
    for (let n = 1; ; n++) {
      try {
        await store.append('m2', n, segment(piece))
      } catch (error) {
        expect(error).toBeInstanceOf(TemporaryFullError)
        return n - 1
      }
    }
  }

  test('takes no more, keeps what it has, and what was said can still come to its end', async () => {
    const { area, items } = createFakeSession()
    const store = writerOf(area)
    await begin(store)
    const pieces = await fill(store)
    expect(sizeOf(items())).toBeGreaterThan(MAX_TEMPORARY * 0.95)

    await expect(store.begin(other, other.messages, answer('m4', 'm3'))).rejects.toBeInstanceOf(
      TemporaryFullError,
    )
    expect(await store.conversation('d')).toBeUndefined()
    await store.saveDraft('c', { text: 'what now?' })
    const text = 'ж'.repeat(50_000 * pieces)
    await store.commit(ended, answer('m2', 'm1', { text, outcome: { status: 'interrupted' } }))
    expect((await writerOf(area).conversation('c'))?.messages[1]).toMatchObject({ text })
    expect(await store.draft('c')).toEqual({ text: 'what now?' })
    expect(sizeOf(items())).toBeLessThanOrEqual(MAX_TEMPORARY)
  })

  test('never takes more than it may in all: of an answer that has grown too long it keeps the beginning', async () => {
    for (const grown of ['text', 'reasoning'] as const) {
      const { area, items } = createFakeSession()
      const store = writerOf(area)
      await begin(store)
      await fill(store)
      const whole = '\u{1f600}'.repeat(MAX_TEMPORARY / 3)
      const kept = await store.commit(ended, answer('m2', 'm1', { [grown]: whole, outcome: COMPLETE }))
      const { outcome, [grown]: text = '' } = kept
      expect(outcome).toEqual({ status: 'interrupted', failure: { kind: 'temporary-full' } })
      expect(text.length).toBeGreaterThan(MAX_TEMPORARY * 0.4)
      expect(whole.startsWith(text) && text.isWellFormed()).toBe(true)
      expect(sizeOf(items())).toBeLessThanOrEqual(MAX_TEMPORARY)
      expect((await store.conversation('c'))?.messages[1]).toEqual(kept)
    }
  })

  test('has room again for the next answer once a conversation was deleted', async () => {
    const { area, items } = createFakeSession()
    const store = writerOf(area)
    await begin(store)
    const pieces = await fill(store)
    await store.commit(ended, answer('m2', 'm1', { text: 'ж'.repeat(50_000 * pieces), outcome: COMPLETE }))
    await store.remove(['c'], 1, { undo: ['c'] })
    // Whole, for an undo, as long as nobody needs the room.
    expect(sizeOf(items())).toBeGreaterThan(MAX_TEMPORARY * 0.95)
    await store.begin(other, other.messages, answer('m4', 'm3'))
    expect(await store.conversation('d')).toEqual(other)
    expect(await store.restore(['c'], 2)).toEqual([])
  })

  test('is full as well where the browser says so', async () => {
    const { area } = createFakeSession(2_000)
    const store = writerOf(area)
    await begin(store)
    await expect(store.append('m2', 1, segment('x'.repeat(2_000)))).rejects.toBeInstanceOf(TemporaryFullError)
    expect(await store.conversation('c')).toEqual(begun)
  })

  test('holds whatever a browser lets it hold that counts two bytes for a character', () => {
    expect(MAX_TEMPORARY * 2).toBeLessThan(10 * 1024 * 1024)
  })
})

test('a reader sees what was written since it read last', async () => {
  const { area } = createFakeSession()
  const reader = readerOf(area)
  expect(await reader.heads()).toEqual([])
  await begin(writerOf(area))
  expect(await reader.heads()).toHaveLength(1)
})

test('an area that cannot be read now can be read later', async () => {
  const { area } = createFakeSession()
  let fails = true
  const database = openSession(
    { ...area, get: () => (fails ? Promise.reject(new Error('no')) : area.get()) },
    'writer',
  )(1)
  await expect(database.relaxed('readonly', () => 1)).rejects.toThrow('no')
  fails = false
  expect(await database.relaxed('readonly', () => 1)).toBe(1)
})
