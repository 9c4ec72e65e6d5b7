import { expect, test } from './fixtures/extension.ts'
import { switchSite } from './fixtures/selection.ts'

test('asked for by the shortcut in a text field, the selection button answers to the keyboard', async ({
  extension,
  server,
  page,
}) => {
  server.addPage(
    '/letter',
    '<!doctype html><title>Letter</title><h1>Letter</h1><textarea>Dear reader</textarea>',
  )
  await page.goto(`${server.url}/letter`)
  await extension.grantHost(server.url)
  await switchSite(extension, page, true)
  await extension.pressThrice(page.locator('textarea'), { x: 20, y: 12 })
  const ours = await extension.openTab('options.html')
  await page.bringToFront()
  await ours.evaluate(async url => {
    const tab = (await chrome.tabs.query({})).find(tab => tab.url === url)
    await chrome.tabs.sendMessage(tab?.id ?? 0, { type: 'offer-once' })
  }, page.url())
  const panel = await extension.openedFromPage(() => page.keyboard.press('Enter'))
  await expect(panel.getByText('Dear reader')).toBeVisible()
})
