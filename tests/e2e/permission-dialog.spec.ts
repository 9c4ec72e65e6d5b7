import { chat } from './fixtures/chat.ts'
import { type Desktop, expect, test } from './fixtures/desktop.ts'

test.use({ serverOptions: { wordGap: 0, cors: false } })

/**
 * Clicks *Allow* in the browser's dialog until that has done it: it is grey in the first moment. By keys it would be out
 * of reach then, and the next time around the focus would be on *Deny*.
 */
async function allowInDialog(desktop: Desktop, done: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await desktop.click(165, 256)
    await done()
  }).toPass()
}

test('the browser’s dialog closes the popup; once allowed, the question is asked again, once', async ({
  extension,
  server,
  page,
  desktop,
}) => {
  const popup = await extension.openRealPopup(page)
  await chat(popup).ask('Hello')
  const allow = popup.getByRole('button', { name: /^Allow 127\.0\.0\.1/ })
  await expect(allow).toBeVisible()
  // Closed by it, the popup may not live to say that it was clicked.
  await Promise.all([popup.waitForEvent('close'), allow.click().catch(() => {})])
  await allowInDialog(desktop, () => expect.poll(() => server.requests.length, { timeout: 200 }).toBe(1))

  await page.bringToFront()
  const again = await extension.openRealPopup(page)
  await expect(chat(again).button('Copy')).toBeVisible()
  await expect(chat(again).questions).toHaveText('Hello')
  await expect(again.getByRole('button', { name: /^Allow/ })).toBeHidden()
  expect(server.requests).toHaveLength(1)
})

test('refused, the question stays, with Allow', async ({ extension, server, desktop }) => {
  const panel = await extension.openPanel()
  await chat(panel).ask('Hello')
  const allow = panel.getByRole('button', { name: /^Allow 127\.0\.0\.1/ })
  await allow.click()
  const granted = panel.evaluate(
    () => new Promise(resolve => chrome.permissions.onAdded.addListener(() => resolve(true))),
  )
  await desktop.press('Escape')
  await expect(allow).toBeVisible()
  await expect(chat(panel).questions).toHaveText('Hello')
  expect(server.requests).toHaveLength(0)
  await allow.click()
  await allowInDialog(desktop, () => expect.poll(() => server.requests.length, { timeout: 200 }).toBe(1))
  expect(await granted).toBe(true)
  await expect(chat(panel).button('Copy')).toBeVisible()
})
