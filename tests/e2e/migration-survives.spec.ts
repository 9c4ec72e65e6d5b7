import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { generateHistory } from '../../scripts/bench/generated-history.ts'
import { buildExtension } from '../../scripts/build-extension.ts'
import { createRandom } from '../random.ts'
import { chat } from './fixtures/chat.ts'
import { test as base, expect } from './fixtures/extension.ts'
import { listOf } from './fixtures/list.ts'
import { PRESET_URL } from './fixtures/preset.ts'
import { type Stored, toRecords, useRecords } from './fixtures/records.ts'

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
  await useRecords(keeper)
  const old = storeOfVersion1()
  const marked = old.filter(isMarked).length
  const killedIn = new Set<number>()

  for (let round = 0; round < ROUNDS; round++) {
    await extension.killWorker()
    let left = await useRecords(keeper, { put: old, instead: true })
    for (let kill = 0; kill < KILLS; kill++) {
      const writes = versionOf(left) === 1 ? 2 * marked + 1 : marked + 1
      const hold = { key: ['hold'], value: 1 + Math.floor(random() * writes) }
      const before = await useRecords(keeper, { put: [hold] })
      const migration = await keeper.evaluate(wakeUntilHeld)
      await extension.killWorker()
      left = await useRecords(keeper)
      expect(left).toEqual(migration === versionOf(before) ? before : migrated(before))
      killedIn.add(migration)
    }
    await useRecords(keeper, { put: [{ key: ['hold'], value: 0 }] })
    await keeper.evaluate(wake)
    const isWhole = { version: 3, marked: old.filter(isMarked).filter(isUntouched).length }
    await expect.poll(async () => toSum(await useRecords(keeper))).toEqual(isWhole)
  }
  expect(killedIn).toEqual(new Set([1, 2]))

  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 400, height: 600 })
  await expect(chat(panel).questions).toHaveText([/Why is the sky blue\?/, /And red\?/])
  await chat(panel).button('Conversations').click()
  await listOf(panel).row('№7').click()
  await expect(chat(panel).answers).toHaveCount(2)
})

/** Had an answer in progress, which the next start ends: with it the conversation is written anew. */
const RECOVERED = '0001jkd1zzzzaaaaaaaaaa'

const isMarked = ({ key }: Stored) => key[0] === 'conversation' || key[0] === 'message'

/** What the first version left, and more of the same. */
function storeOfVersion1(): Stored[] {
  const left: Stored[] = JSON.parse(
    readFileSync(new URL('../fixtures/store/version-1.json', import.meta.url), 'utf8'),
  )
  const more = [...generateHistory({ conversations: CONVERSATIONS, messages: 4 })].flatMap(toRecords)
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
