import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { connectionSchema } from '../../../lib/model/connection-schemas.ts'
import {
  conversationSchema,
  draftSchema,
  headSchema,
  queuedSchema,
  undoSchema,
} from '../../../lib/model/schemas.ts'
import { settingsSchema } from '../../../lib/model/settings-schema.ts'
import { parseQuery } from '../../../lib/search/query.ts'
import { casesOf, HOSTILE_TIMEOUT, isPolluted } from '../hostile-cases.ts'
import { CLONED_EVIL, mutantValue } from '../mutant-values.ts'
import { createFreshStore, putRecords, type Records } from './fresh-store.ts'

const C = '0001jkd1zzzzaaaaaaaaaa'

interface Stored {
  readonly key: IDBValidKey
  readonly value: unknown
}

const kept: readonly Stored[] = JSON.parse(
  readFileSync(new URL('../../fixtures/store/version-1.json', import.meta.url), 'utf8'),
)
const WHOLE: Records = {
  ...Object.fromEntries(kept.map(({ key, value }) => [JSON.stringify(key), value])),
  [`["queued","${C}","0001jkd30000aaaaaaaaaa"]`]: {
    id: '0001jkd30000aaaaaaaaaa',
    parts: [{ type: 'text', text: 'And then?' }],
    follows: '0001jkd20004aaaaaaaaaa',
  },
  '["undo"]': { conversationIds: ['0001jkd2zzzzaaaaaaaaaa'], title: 'Gone', at: 1_764_000_000_000 },
  [`["unread","${C}"]`]: { conversationId: C, failed: false, at: 1_764_000_000_000 },
  '["shelving",1,"remove"]': { type: 'remove', conversationIds: ['x'], at: 1 },
  '["handover",1]': { type: 'conversation', conversationId: C },
  '["connections"]': ['default'],
  '["models","default"]': { models: [{ id: 'm' }], at: 1 },
  '["index"]': { version: 1, block: 0, size: 0 },
  '["posted",0]': [`${C} 0001jkd20000aaaaaaaaaa`],
}
const NAMES = Object.keys(WHOLE).filter(name => name !== '["schema"]')

/** What is too deep for a structured clone has never come to stand there. */
const EVIL = CLONED_EVIL.filter(isCloned)

function isCloned(value: unknown): boolean {
  try {
    structuredClone(value)
    return true
  } catch {
    return false
  }
}

/** Some records, each of which is another one, or something else. */
const damage: fc.Arbitrary<Records> = fc
  .array(
    fc.tuple(
      fc.constantFrom(...NAMES),
      mutantValue(
        NAMES.map(name => WHOLE[name]),
        EVIL,
      ),
      fc.nat(2),
    ),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .chain(all =>
    fc.tuple(
      ...all.map(([name, other, kind]) =>
        fc.tuple(fc.constant(name), kind ? mutantValue([WHOLE[name]], EVIL) : fc.constant(other)),
      ),
    ),
  )
  .map(entries => Object.fromEntries(entries))

const { store, database } = createFreshStore()

/** What reads whatever a person opens. Each resolves, and with what is whole. */
async function readAll(): Promise<void> {
  const whole = async <T>(schema: v.GenericSchema<unknown, T>, reading: Promise<unknown>) => {
    const found = await reading
    if (!v.is(schema, found)) throw new Error(`Not whole: ${JSON.stringify(found)}`)
  }
  await Promise.all([
    whole(v.array(headSchema), store.heads()),
    whole(v.optional(conversationSchema), store.conversation(C)),
    whole(
      v.optional(conversationSchema),
      store.conversationEnd(C).then(end => end?.conversation),
    ),
    whole(settingsSchema, store.settings()),
    whole(v.array(connectionSchema), store.connections()),
    whole(draftSchema, store.draft(C)),
    whole(v.array(queuedSchema), store.queue(C)),
    whole(v.array(undoSchema), store.undos()),
    store.olderMessages(C, '0001jkd20004aaaaaaaaaa', 3),
    store.unread(),
    store.unfinished(),
    store.shelvings(),
    store.queuing(),
    store.modelLists(),
    store.secret('default'),
    store.last('panel'),
    store.isDeleted('0001jkd2zzzzaaaaaaaaaa'),
    store.damagedRecords(),
    store.conversationIds(),
    store.exportedHeads([C]),
    store.messageBatch(C, C),
    store.unindexed(),
  ])
  const query = parseQuery('sky')
  if (query) for await (const hits of store.search(query)) await store.messages(hits)
}

test('whatever stands in the store, all that is whole is read, and nothing else', {
  timeout: HOSTILE_TIMEOUT,
}, async ({ task }) => {
  await putRecords(database, WHOLE)
  await readAll()
  expect(await store.damagedRecords()).toEqual([])
  await fc.assert(
    fc.asyncProperty(damage, async records => {
      await putRecords(database, records)
      await readAll()
      await putRecords(database, Object.fromEntries(Object.keys(records).map(name => [name, WHOLE[name]])))
    }),
    { numRuns: casesOf('records') },
  )
  expect(isPolluted()).toBe(false)
  task.meta.tries = casesOf('records')
})
