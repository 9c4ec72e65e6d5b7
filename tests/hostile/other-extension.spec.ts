import { join } from 'node:path'
import { browserSession } from '../../scripts/browser/browser-session.ts'
import { extensionId } from '../../scripts/browser/extension-id.ts'
import { countTries, failingMeans } from '../chaos/tries.ts'
import { expect, test } from '../e2e/fixtures/extension.ts'
import { allRecords } from '../e2e/fixtures/stored-records.ts'
import { EVERY_COMMAND } from '../unit/protocol/every-command.ts'
import { expectOrdinaryAnswer } from './asking.ts'
import { OWN_FILES } from './own-files.ts'
import { restingRecords } from './resting-records.ts'

const FOLDER = join(import.meta.dirname, 'other-extension')
const NAMES = ['page', '', 'panel', 'popup', 'options', 'content', 'chat', '__proto__']
const MESSAGES = [
  ...EVERY_COMMAND.flatMap((command, id) => [command, { id, command }]),
  { type: 'selection-offered', text: 'Selected' },
  'awake',
]

test('another extension, which may do whatever the browser allows one, reaches nothing', async ({
  extension,
  server,
}, info) => {
  const panel = await extension.openPanel()
  await expectOrdinaryAnswer(panel, server, 'nothing')
  const before = await restingRecords(panel)
  const session = await browserSession(extension.context)
  await session.send('Extensions.loadUnpacked', { path: FOLDER })
  const other = extensionId(FOLDER)
  const page = await extension.context.newPage()
  await page.goto(`chrome-extension://${other}/page.html`)
  const call = (id: string, messages: readonly unknown[]) =>
    page.evaluate(heardFrom, { id, names: NAMES, messages })
  // What hears them itself hears all of them.
  expect(await call(other, ['Hello'])).toHaveLength(1 + NAMES.length)

  failingMeans(info, 'reached')
  expect(await call(extension.id, MESSAGES)).toEqual([])
  expect(await page.evaluate(whatLoads, { id: extension.id, documents: OWN_FILES })).toEqual([])
  expect(await page.evaluate(whatRuns, extension.id)).toEqual([])
  expect(await allRecords(panel)).toBe(before)
  expect(server.requests).toHaveLength(1)
  countTries(info, MESSAGES.length * (1 + NAMES.length) + OWN_FILES.length)
  failingMeans(info, 'lost')
  await expectOrdinaryAnswer(panel, server, 'another extension')
  await session.send('Extensions.uninstall', { id: other })
})

interface Calls {
  readonly id: string
  readonly names: readonly string[]
  readonly messages: readonly unknown[]
}

/** Runs in the page: it can use nothing of this module. */
async function heardFrom({ id, names, messages }: Calls): Promise<unknown[]> {
  const heard: unknown[] = []
  for (const message of messages)
    await chrome.runtime.sendMessage(id, message).then(
      reply => heard.push(reply),
      () => {},
    )
  for (const name of names) {
    const port = chrome.runtime.connect(id, { name })
    const over = new Promise<void>(resolve => {
      port.onDisconnect.addListener(() => resolve())
      port.onMessage.addListener(reply => {
        heard.push(reply)
        resolve()
      })
    })
    try {
      for (const message of messages) port.postMessage(message)
    } catch {
      // Hung up by then.
    }
    await over
  }
  return heard
}

/** Runs in the page: it can use nothing of this module. */
async function whatLoads({ id, documents }: { id: string; documents: readonly string[] }): Promise<string[]> {
  const loaded = await Promise.all(
    documents.map(name =>
      fetch(`chrome-extension://${id}/${name}`).then(
        () => [name],
        () => [],
      ),
    ),
  )
  return loaded.flat()
}

/** Runs in the page: it can use nothing of this module. */
async function whatRuns(id: string): Promise<number[]> {
  const tabs = (await chrome.tabs.query({})).filter(({ url }) => url?.startsWith(`chrome-extension://${id}/`))
  if (tabs.length === 0) return [-1]
  const ran = await Promise.all(
    tabs.map(({ id: tabId = -1 }) =>
      chrome.scripting.executeScript({ target: { tabId }, func: () => document.title }).then(
        () => [tabId],
        () => [],
      ),
    ),
  )
  return ran.flat()
}
