import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/desktop.ts'
import { allowInDialog, asksInDialog } from './fixtures/permission-dialog.ts'

test.use({ serverOptions: { wordGap: 0, cors: false } })

test('asked from the popup, which the browser’s dialog may close, the question is asked again once allowed, once', async ({
  extension,
  server,
  page,
  desktop,
  browserName,
}) => {
  await asksInDialog(extension)
  const popup = await extension.openRealPopup(page)
  await chat(popup).ask('Hello')
  const allow = popup.getByRole('button', { name: /^Allow 127\.0\.0\.1/ })
  await expect(allow).toBeVisible()
  // Closed by it, the popup may not live to say that it was clicked; Firefox leaves it open below.
  const goes = browserName === 'firefox' ? undefined : popup.waitForEvent('close')
  await Promise.all([goes, allow.click().catch(() => {})])
  await allowInDialog(extension, desktop, () =>
    expect.poll(() => server.requests.length, { timeout: 200 }).toBe(1),
  )

  const again = popup.isClosed() ? await extension.openRealPopup(page) : popup
  await expect(chat(again).button('Copy')).toBeVisible()
  await expect(chat(again).questions).toHaveText('Hello')
  await expect(again.getByRole('button', { name: /^Allow/ })).toBeHidden()
  expect(server.requests).toHaveLength(1)
})
