import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { generateHistory } from '../../scripts/bench/generated-history.ts'
import { buildExtension } from '../../scripts/build-extension.ts'
import { createRandom } from '../random.ts'
import { chat } from './fixtures/chat.ts'
import { test as base, expect } from './fixtures/extension.ts'
import { listOf } from './fixtures/list.ts'
import { PRESET_URL } from './fixtures/preset.ts'

const SEED = 1127
const ROUNDS = 4
/** In each round, one after the other: what one has left the next goes on with. */
const KILLS = 5
const CONVERSATIONS = 15

let migrating = ''

base.beforeAll(async () => {
  const { MISHALSGPT_E2E_EXTENSION: extension = '' } = process.env
  migrating = await buildExtension({
    output: join('.output/e2e', basename(dirname(extension))),
    url: PRESET_URL,
    variant: { config: 'tests/e2e/fixtures/migrating/wxt.config.ts', folder: 'migrating' },
  })
})

/** What runs has two migrations, which mark every conversation and message, and wait where a record tells them to. */
const test = base.extend({ build: ({ build }, use) => use({ ...build, extension: migrating }) })
test.use({ ownBrowser: true })

test(`a migration is done whole or not at all, however often its worker is killed in the middle (seed ${SEED})`, async ({
  extension,
}) => {
  const random = createRandom(SEED)
  // A document that runs nothing: a page of ours would migrate the store itself.
  const keeper = await extension.openTab('manifest.json')
  // Opened before the worker has made it, it would be without its records.
  await expect.poll(() => keeper.evaluate(() => indexedDB.databases())).toHaveLength(1)
  await keeper.evaluate(useStore, {})
  const old = storeOfVersion1()
  const marked = old.filter(isMarked).length
  const killedIn = new Set<number>()

  for (let round = 0; round < ROUNDS; round++) {
    await extension.killWorker()
    let left = await keeper.evaluate(useStore, { put: old, instead: true })
    for (let kill = 0; kill < KILLS; kill++) {
      const writes = versionOf(left) === 1 ? 2 * marked + 1 : marked + 1
      const hold = { key: ['hold'], value: 1 + Math.floor(random() * writes) }
      const before = await keeper.evaluate(useStore, { put: [hold] })
      const migration = await keeper.evaluate(wakeUntilHeld)
      await extension.killWorker()
      left = await keeper.evaluate(useStore, {})
      expect(left).toEqual(migration === versionOf(before) ? before : migrated(before))
      killedIn.add(migration)
    }
    await keeper.evaluate(useStore, { put: [{ key: ['hold'], value: 0 }] })
    await keeper.evaluate(wake)
    const isWhole = { version: 3, marked: old.filter(isMarked).filter(isUntouched).length }
    await expect.poll(async () => toSum(await keeper.evaluate(useStore, {}))).toEqual(isWhole)
  }
  expect(killedIn).toEqual(new Set([1, 2]))

  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 400, height: 600 })
  await expect(chat(panel).questions).toHaveText([/Why is the sky blue\?/, /And red\?/])
  await chat(panel).button('Conversations').click()
  await listOf(panel).row('№7').click()
  await expect(chat(panel).answers).toHaveCount(2)
})

interface Stored {
  readonly key: (string | number)[]
  readonly value: unknown
}

/** Had an answer in progress, which the next start ends: with it the conversation is written anew. */
const RECOVERED = '0001jkd1zzzzaaaaaaaaaa'

const isMarked = ({ key }: Stored) => key[0] === 'conversation' || key[0] === 'message'

/** What the first version left, and more of the same. */
function storeOfVersion1(): Stored[] {
  const left: Stored[] = JSON.parse(
    readFileSync(new URL('../fixtures/store/version-1.json', import.meta.url), 'utf8'),
  )
  const more = [...generateHistory({ conversations: CONVERSATIONS, messages: 4 })].flatMap(
    ({ head, messages }) => [
      { key: ['conversation', head.id], value: head },
      ...messages.map(message => ({ key: ['message', head.id, message.id], value: message })),
    ],
  )
  return [...left, ...more]
}

/** What the first of the two migrations makes of a store. */
const migrated = (store: readonly Stored[]): Stored[] =>
  store.map(record => {
    if (record.key[0] === 'schema') return { ...record, value: 2 }
    return isMarked(record) ? { ...record, value: { ...Object(record.value), step: 1 } } : record
  })

const isUntouched = ({ key }: Stored) => key[1] !== RECOVERED

const versionOf = (store: readonly Stored[]) => store.find(({ key }) => key[0] === 'schema')?.value

const toSum = (store: readonly Stored[]) => ({
  version: versionOf(store),
  marked: store.filter(isMarked).filter(record => isUntouched(record) && Object(record.value).step === 2)
    .length,
})

/** Runs in the page: puts records, `instead` of all others, and gives what is there then. */
async function useStore(change: { put?: Stored[]; instead?: boolean }): Promise<Stored[]> {
  const opening = indexedDB.open('mishalsgpt')
  await new Promise(resolve => {
    opening.onsuccess = resolve
  })
  const transaction = opening.result.transaction('records', 'readwrite')
  const store = transaction.objectStore('records')
  if (change.instead) store.clear()
  for (const { key, value } of change.put ?? []) store.put(value, key)
  const keys = store.getAllKeys()
  const values = store.getAll()
  await new Promise(resolve => {
    transaction.oncomplete = resolve
  })
  opening.result.close()
  return keys.result.map((key, index) => ({ key: key as Stored['key'], value: values.result[index] })) // what a key is made of
}

/** Runs in the page. Any event wakes a worker that is dead. */
function wake(): void {
  chrome.runtime.connect()
}

/** Runs in the page: says in which of the two migrations it waits. */
function wakeUntilHeld(): Promise<number> {
  return new Promise(resolve => {
    new BroadcastChannel('migration').onmessage = ({ data }) => resolve(data)
    chrome.runtime.connect()
  })
}
