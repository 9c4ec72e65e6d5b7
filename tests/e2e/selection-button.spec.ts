import type { Page } from '@playwright/test'
import { findSelectionButton, pressSelectionButton } from '../../scripts/browser/press-selection-button.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import type { RunningExtension } from './fixtures/running-extension.ts'

async function switchSite(extension: RunningExtension, page: Page, on: boolean): Promise<void> {
  const popup = await extension.openRealPopup(page)
  const site = popup.getByRole('switch', { name: 'Ask button on 127.0.0.1' })
  await expect(site).toHaveAttribute('aria-checked', String(!on))
  await site.click()
  await expect(site).toHaveAttribute('aria-checked', String(on))
  const closed = popup.waitForEvent('close')
  await page.getByRole('heading').first().click()
  await closed
}

const select = (page: Page) => page.locator('#first').click({ clickCount: 3 })

test('the selection button, switched on for a site, brings the selection to the panel and sends nothing', async ({
  extension,
  server,
  page,
}) => {
  await extension.grantHost(server.url)
  await select(page)
  expect(await findSelectionButton(page)).toBeUndefined()

  await switchSite(extension, page, true)
  const whole = await page.locator('#first').innerText()
  await select(page)
  const panel = await extension.openedBy('sidepanel.html', () => pressSelectionButton(page))
  await expect(panel.getByText(whole.slice(0, 40))).toBeVisible()
  await expect(chat(panel).message).toBeFocused()
  await expect(chat(panel).button('Remove quote')).toBeVisible()
  await expect(chat(panel).answers).toHaveCount(0)
  expect(server.requests).toHaveLength(0)

  await chat(panel).ask('What is this about?')
  await expect(chat(panel).questions).toContainText('What is this about?')
  await expect.poll(() => server.requests.length).toBe(1)
  expect(server.requests[0]?.question).toContain(whole)
  expect(server.requests[0]?.question).toContain('What is this about?')
  // Not a word of it is in the page.
  await expect(chat(panel).button('Copy')).toBeVisible()
  expect(await page.locator('html').innerText()).not.toContain('What is this about?')
})

test('switched off, the selection button is gone from the open page and from the next', async ({
  extension,
  server,
  page,
}) => {
  await extension.grantHost(server.url)
  const children = await page.evaluate(() => document.documentElement.childElementCount)
  await switchSite(extension, page, true)
  await select(page)
  await expect.poll(() => findSelectionButton(page)).toBeDefined()

  await switchSite(extension, page, false)
  await select(page)
  await expect.poll(() => findSelectionButton(page)).toBeUndefined()
  expect(await page.evaluate(() => document.documentElement.childElementCount)).toBe(children)
  await page.reload()
  await select(page)
  expect(await findSelectionButton(page)).toBeUndefined()
})

test('with the permission taken away, the selection button is gone', async ({ extension, server, page }) => {
  await extension.grantHost(server.url)
  await switchSite(extension, page, true)
  await select(page)
  await expect.poll(() => findSelectionButton(page)).toBeDefined()

  const options = await extension.openTab('options.html')
  await options.evaluate(
    origin => chrome.permissions.remove({ origins: [`${origin}/*`] }),
    'http://127.0.0.1',
  )
  await page.bringToFront()
  await expect.poll(() => findSelectionButton(page)).toBeUndefined()
  await page.reload()
  await select(page)
  expect(await findSelectionButton(page)).toBeUndefined()
})

test('the selection button is offered in text fields and never in those for passwords and cards', async ({
  extension,
  server,
  page,
}) => {
  server.addPage(
    '/form',
    `<!doctype html><title>Form</title><h1>Form</h1>
     <textarea aria-label="Letter">Dear reader</textarea>
     <input aria-label="Password" type="password" value="secret words">
     <input aria-label="Shown password" autocomplete="current-password" value="secret words">
     <input aria-label="Card" autocomplete="cc-number" value="4242 4242">`,
  )
  await page.goto(`${server.url}/form`)
  await extension.grantHost(server.url)
  await switchSite(extension, page, true)
  for (const name of ['Password', 'Shown password', 'Card']) {
    await page.getByLabel(name, { exact: true }).click({ clickCount: 3 })
    expect(await findSelectionButton(page)).toBeUndefined()
  }
  await page.getByLabel('Letter').click({ clickCount: 3 })
  const panel = await extension.openedBy('sidepanel.html', () => pressSelectionButton(page))
  await expect(panel.getByText('Dear reader')).toBeVisible()
})

test('the selection button is offered in frames, those without an address of their own included', async ({
  extension,
  server,
  page,
}) => {
  server.addPage(
    '/frames',
    `<!doctype html><title>Frames</title><h1>Frames</h1>
     <iframe title="written" srcdoc="<p>Words in a frame without an address</p>"></iframe>`,
  )
  await page.goto(`${server.url}/frames`)
  await extension.grantHost(server.url)
  await switchSite(extension, page, true)
  await page.frameLocator('iframe').getByText('Words in a frame').click({ clickCount: 3 })
  const panel = await extension.openedBy('sidepanel.html', () => pressSelectionButton(page))
  await expect(panel.getByText('Words in a frame without an address')).toBeVisible()
})

test('after a new version of the extension, a page has one selection button and not two', async ({
  extension,
  server,
  page,
}) => {
  await extension.grantHost(server.url)
  await switchSite(extension, page, true)
  await select(page)
  await expect.poll(() => findSelectionButton(page)).toBeDefined()
  const children = await page.evaluate(() => document.documentElement.childElementCount)
  await extension.update()
  await page.bringToFront()

  await expect(async () => {
    await page.locator('h1').click()
    await select(page)
    expect(await page.evaluate(() => document.documentElement.childElementCount)).toBe(children)
    await extension.openedBy('sidepanel.html', () => pressSelectionButton(page))
  }).toPass()
})
