import { expect, test } from './fixtures/extension.ts'
import { RunningChromium } from './fixtures/running-chromium.ts'

test('a browser that tests share has nothing left of the one before', async ({ server, sharedBrowser }) => {
  const site = `${server.url.replace(/:\d+$/, '')}/*`
  const before = await RunningChromium.install(sharedBrowser)
  await before.grantHost(server.url)
  const panel = await before.openPanel()
  await panel.evaluate(async site => {
    for (const area of [chrome.storage.local, chrome.storage.sync]) await area.set({ left: 1 })
    localStorage.setItem('left', '1')
    await caches.open('left')
    await new Promise(resolve => {
      indexedDB.open('left').onsuccess = resolve
    })
    await chrome.permissions.request({ origins: [site] })
    await chrome.scripting.registerContentScripts([{ id: 'left', matches: [site], js: ['background.js'] }])
  }, site)
  const everywhere = ['local', 'sync', 'localStorage', 'left', 'left', 'left', site]
  expect(await leftIn(before)).toEqual(everywhere)
  await before.close()

  const after = await RunningChromium.install(sharedBrowser)
  expect(after.context.pages().map(page => page.url())).toEqual(['about:blank'])
  expect(await leftIn(after)).toEqual([])
  await after.close()
})

test('what would stay in a shared browser is refused', async ({ extension }) => {
  const { context } = extension
  const page = await extension.openPanel()
  expect(() => page.clock.install()).toThrow('ownBrowser')
  expect(() => page.clock.setFixedTime(0)).toThrow('ownBrowser')
  expect(() => context.addInitScript('')).toThrow('ownBrowser')
})

/** What is found in any place that belongs to the extension. */
async function leftIn(extension: RunningChromium): Promise<string[]> {
  const page = await extension.openPanel()
  return page.evaluate(async () => {
    const isLeft = (name?: string) => name === 'left'
    const [local, sync] = await Promise.all([
      chrome.storage.local.get('left'),
      chrome.storage.sync.get('left'),
    ])
    return [
      ...('left' in local ? ['local'] : []),
      ...('left' in sync ? ['sync'] : []),
      ...(localStorage.getItem('left') ? ['localStorage'] : []),
      ...(await caches.keys()),
      ...(await indexedDB.databases()).flatMap(({ name }) => name ?? []).filter(isLeft),
      ...(await chrome.scripting.getRegisteredContentScripts()).map(({ id }) => id),
      ...((await chrome.permissions.getAll()).origins ?? []),
    ]
  })
}
