import { createRandom } from '../random.ts'
import { chat } from './fixtures/chat.ts'
import { test as base, expect } from './fixtures/extension.ts'
import { listOf } from './fixtures/list.ts'
import { buildMigrating, killInMigrations, openKeeper } from './fixtures/migrating-store.ts'

const SEED = 1127

let migrating = ''

base.beforeAll(async () => {
  migrating = await buildMigrating()
})

const test = base.extend({ build: ({ build }, use) => use({ ...build, extension: migrating }) })
test.use({ ownBrowser: true })

test(`a migration is done whole or not at all, however often its worker is killed in the middle (seed ${SEED})`, async ({
  extension,
}) => {
  const keeper = await openKeeper(extension)
  await killInMigrations(extension, keeper, { rounds: 4, kills: 5, random: createRandom(SEED) })

  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 400, height: 600 })
  await expect(chat(panel).questions).toHaveText([/Why is the sky blue\?/, /And red\?/])
  await chat(panel).button('Conversations').click()
  await listOf(panel).row('№7').click()
  await expect(chat(panel).answers).toHaveCount(2)
})
