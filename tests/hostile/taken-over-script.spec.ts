import { countTries, failingMeans } from '../chaos/tries.ts'
import { expect, test } from '../e2e/fixtures/extension.ts'
import { allRecords } from '../e2e/fixtures/stored-records.ts'
import { EVERY_COMMAND } from '../unit/protocol/every-command.ts'
import { EVERY_UPDATE } from '../unit/protocol/every-update.ts'
import { expectOrdinaryAnswer } from './asking.ts'
import { restingRecords } from './resting-records.ts'
import { expectNoReply, takeOverScript } from './script-world.ts'

/** All that pages and the background say to each other, and what nearly is what a content script may say. */
const MESSAGES = [
  ...EVERY_COMMAND.flatMap((command, id) => [command, { id, command }]),
  ...EVERY_UPDATE,
  'awake',
  { type: 'selection-offered' },
  { type: 'selection-offered', text: 1 },
  { type: 'selection-offered', text: 'x'.repeat(2_000_000) },
  { type: 'offer-once' },
  { type: 'kept', origins: [] },
]

const DENIED = 'Access to storage is not allowed from this context.'

/** Whatever an area can do, and what became of it. */
const TRY_STORAGE = `(async () => {
  const became = []
  for (const area of ['local', 'session', 'sync', 'managed'])
    for (const [method, ...args] of [['get', null], ['getKeys'], ['getBytesInUse', null], ['set', { a: 1 }], ['remove', 'a'], ['clear']])
      became.push(await chrome.storage[area][method](...args).then(() => area + '.' + method, error => error.message))
  return [...new Set(became)]
})()`

/** The databases of the page's own origin are all that there are. */
const TRY_DATABASE = `(async () => (await indexedDB.databases()).map(({ name }) => name))()`

const TRY_DOCUMENTS = `(async () => {
  const loaded = []
  for (const name of ['sidepanel.html', 'options.html', 'background.js'])
    await fetch(chrome.runtime.getURL(name)).then(() => loaded.push(name), () => {})
  return loaded
})()`

/** More of the browser than a script has. */
const TRY_BROWSER = `['tabs.query', 'scripting.executeScript', 'permissions.request', 'sidePanel.open', 'windows.create']
  .filter(path => path.split('.').reduce((object, name) => object?.[name], chrome))`

test('our own script in a page, were it somebody else’s, reaches nothing', async ({
  extension,
  server,
  page,
}, info) => {
  await extension.grantHost(server.url)
  const panel = await extension.openPanel()
  await expectOrdinaryAnswer(panel, server, 'nothing')
  const before = await restingRecords(panel)
  const world = await takeOverScript(extension, panel, page)
  const tabs = extension.context.pages().length

  failingMeans(info, 'reached')
  await expectNoReply(world, MESSAGES)
  expect(await world.evaluate(TRY_STORAGE)).toEqual([DENIED])
  expect(await world.evaluate(TRY_DATABASE)).toEqual([])
  expect(await world.evaluate(TRY_DOCUMENTS)).toEqual([])
  expect(await world.evaluate(TRY_BROWSER)).toEqual([])
  expect(await allRecords(panel)).toBe(before)
  expect(server.requests).toHaveLength(1)
  expect(extension.context.pages()).toHaveLength(tabs)
  countTries(info, MESSAGES.length)
  failingMeans(info, 'lost')
  await expectOrdinaryAnswer(panel, server, 'a script that was taken over')
})
