import { openWithWork } from './fixtures/add-connection.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { allRecords } from './fixtures/stored-records.ts'

const SECRETS = /sk-work|a secret question|a question for this session/

test('a script of ours in a page, were it somebody else’s, reaches neither keys nor what was asked', async ({
  extension,
  server,
  page,
}) => {
  const options = await openWithWork(extension, server)
  const panel = await extension.openPanel()
  await chat(panel).ask('a secret question')
  await expect(chat(panel).button('Copy')).toBeVisible()
  await chat(panel).button('New temporary chat').click()
  await chat(panel).ask('a question for this session')
  await expect(chat(panel).button('Copy')).toBeVisible()

  const tried = await options.evaluate(async url => {
    const tab = (await chrome.tabs.query({})).find(tab => tab.url === url)
    const [injection] = await chrome.scripting.executeScript({
      target: { tabId: tab?.id ?? -1 },
      // It runs in the page's process, in the extension's own world there.
      func: async () => {
        const { runtime, storage: areas } = chrome
        const name = 'mishalsgpt'
        const records = new Promise<unknown>((resolve, reject) => {
          const request = indexedDB.open(name)
          request.onerror = () => reject(request.error)
          request.onsuccess = () => {
            const [store] = request.result.objectStoreNames
            if (store === undefined) return resolve([])
            const all = request.result.transaction(store).objectStore(store).getAll()
            all.onsuccess = () => resolve(all.result)
          }
        })
        const tries: Record<string, () => unknown> = {
          databases: () => indexedDB.databases(),
          records: () => records,
          local: () => areas.local.get(null),
          session: () => areas.session.get(null),
          sync: () => areas.sync.get(null),
          managed: () => areas.managed.get(null),
          background: () => runtime.getBackgroundPage(),
          views: () => chrome.extension.getViews(),
          page: async () => (await fetch(runtime.getURL('sidepanel.html'))).text(),
          frame: () => {
            const frame = document.createElement('iframe')
            frame.src = runtime.getURL('sidepanel.html')
            document.body.append(frame)
            return frame.contentDocument?.body?.innerText
          },
          port: () =>
            new Promise(resolve => {
              const port = runtime.connect({ name: 'page' })
              port.onMessage.addListener(resolve)
              port.onDisconnect.addListener(() => resolve('closed'))
            }),
        }
        const results: Record<string, string> = {}
        for (const [name, attempt] of Object.entries(tries))
          try {
            results[name] = JSON.stringify(await attempt()) ?? 'nothing'
          } catch (error) {
            results[name] = String(error)
          }
        return results
      },
    })
    return injection?.result ?? {}
  }, page.url())

  expect(Object.keys(tried)).toHaveLength(11)
  for (const [name, result] of Object.entries(tried)) expect(result, name).not.toMatch(SECRETS)
  // The same words are there to be found by whoever may.
  expect(await allRecords(options)).toMatch(/sk-work.*a secret question|a secret question.*sk-work/s)
  const ours = await options.evaluate(async () => JSON.stringify(await chrome.storage.session.get(null)))
  expect(ours).toMatch(SECRETS)
})
