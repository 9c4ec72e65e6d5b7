import { expect, test } from './fixtures/extension.ts'
import { painted, switchSite } from './fixtures/selection.ts'

test('after a new version of the extension, a page has one selection button and not two', async ({
  extension,
  server,
  page,
}) => {
  await extension.grantHost(server.url)
  await switchSite(extension, page, true)
  await extension.pressThrice(page.locator('#first'))
  await expect.poll(() => extension.findOffer(page)).toBeDefined()
  const children = await page.evaluate(() => document.documentElement.childElementCount)
  await extension.update()
  await page.bringToFront()
  await expect.poll(() => extension.findOffer(page)).toBeUndefined()

  // Until the new version has reached the page the old one's script offers nothing.
  await expect(async () => {
    await page.locator('h1').click()
    await extension.pressThrice(page.locator('#first'))
    await painted(page)
    expect(await page.evaluate(() => document.documentElement.childElementCount)).toBe(children)
    expect(await extension.findOffer(page)).toBeDefined()
  }).toPass()
  await extension.openedFromPage(() => extension.pressOffer(page))
})
