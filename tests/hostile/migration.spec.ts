import { countTries, failingMeans } from '../chaos/tries.ts'
import { chat } from '../e2e/fixtures/chat.ts'
import { test as base, expect } from '../e2e/fixtures/extension.ts'
import {
  buildMigrating,
  killInMigrations,
  letGo,
  openKeeper,
  storeOfVersion1,
  toSum,
  useStore,
  wakeUntilHeld,
} from '../e2e/fixtures/migrating-store.ts'
import { say } from '../e2e/fixtures/say.ts'
import { createRandom } from '../random.ts'
import { says } from '../servers/scripted-answer.ts'
import { expectOrdinaryAnswer } from './asking.ts'
import { isLong } from './attack.ts'

const SEED = 1129
const ROUNDS = isLong ? 10 : 1
const KILLS = 5

/** Without its servers, which are not there: what is preset is asked. */
const OLD = storeOfVersion1().filter(({ key: [kind] }) => !/^(?:connections?|key)$/.test(`${kind}`))

let migrating = ''

base.beforeAll(async () => {
  migrating = await buildMigrating()
})

const test = base.extend({ build: ({ build }, use) => use({ ...build, extension: migrating }) })
test.use({ ownBrowser: true })

test(`killed in the middle of a migration, ${ROUNDS * KILLS} times (seed ${SEED})`, async ({
  extension,
  server,
}, info) => {
  test.setTimeout(ROUNDS * 30_000)
  failingMeans(info, 'lost')
  const keeper = await openKeeper(extension)
  await killInMigrations(extension, keeper, {
    rounds: ROUNDS,
    kills: KILLS,
    random: createRandom(SEED),
    old: OLD,
  })
  countTries(info, ROUNDS * KILLS)
  await expectOrdinaryAnswer(await extension.openPanel(), server, 'migrations')
})

test('a message that comes before the store is open or in the middle of a migration is answered in the end, once', async ({
  extension,
  server,
}, info) => {
  failingMeans(info, 'lost')
  const keeper = await openKeeper(extension)
  await extension.killWorker()
  const hold = { key: ['hold'], value: 3 }
  await keeper.evaluate(useStore, { put: [...OLD, hold], instead: true })
  // These two wake it, and their words are there before the store is.
  const first = keeper.evaluate(say, { type: 'set-failover', on: true })
  expect(await keeper.evaluate(wakeUntilHeld)).toBe(1)
  const second = keeper.evaluate(say, { type: 'configure', conversationId: 'new', change: { maxTokens: 7 } })
  const nonsense = keeper.evaluate(say, { type: '__proto__' })
  expect((await nonsense).status).toBe('failed')
  // Behind the migration, whose worker dies, and before whoever goes on with it.
  const released = letGo(keeper)
  const panel = await extension.openPanel()
  server.script(says('Heard'))
  await chat(panel).ask('Do you hear me?')
  expect(server.requests).toHaveLength(0)

  await extension.killWorker()
  await released
  // The dead one answers nobody: each of them is told that the port is gone, and none waits for ever.
  expect(await Promise.all([first, second])).toEqual([{ status: 'gone' }, { status: 'gone' }])
  await expect(chat(panel).answerText).toHaveText('Heard')
  expect(server.requests.map(({ question }) => question)).toEqual(['Do you hear me?'])
  expect(toSum(await keeper.evaluate(useStore, {}))).toMatchObject({ version: 3 })
  countTries(info, 4)
  await expectOrdinaryAnswer(panel, server, 'a migration')
})
