import { grantHost } from '../../scripts/browser/grant-host.ts'
import { expect, test } from './fixtures/extension.ts'

const AREAS = ['local', 'session', 'sync', 'managed'] as const

test('a script of ours in a page, were it somebody else’s, can read nothing that is stored', async ({
  extension,
  page,
}) => {
  await grantHost(extension.context, extension.id, page.url())
  const ours = await extension.openPanel()
  const read = await ours.evaluate(
    async ([areas, url]) => {
      // Allowed already; asked for, it holds.
      await chrome.permissions.request({ origins: [`${new URL(url).protocol}//${new URL(url).hostname}/*`] })
      const tab = (await chrome.tabs.query({})).find(tab => tab.url === url)
      const [result] = await chrome.scripting.executeScript({
        target: { tabId: tab?.id ?? -1 },
        args: [areas],
        // It runs in the page's process, in the extension's own world there.
        func: areas =>
          Promise.all(
            areas.map(area =>
              chrome.storage[area].get(null).then(
                () => `${area} can be read`,
                (error: Error) => error.message,
              ),
            ),
          ),
      })
      return result?.result
    },
    [AREAS, page.url()] as const,
  )
  expect(read).toEqual(AREAS.map(() => 'Access to storage is not allowed from this context.'))
})
