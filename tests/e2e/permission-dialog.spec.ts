import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/desktop.ts'
import { allowInDialog, asksInDialog, refuseInDialog } from './fixtures/permission-dialog.ts'

test.use({ serverOptions: { wordGap: 0, cors: false } })

test('refused, the question stays, with Allow', async ({ extension, server, desktop }) => {
  await asksInDialog(extension)
  const panel = await extension.openPanel()
  await chat(panel).ask('Hello')
  const allow = panel.getByRole('button', { name: /^Allow 127\.0\.0\.1/ })
  await allow.click()
  const granted = panel.evaluate(
    () => new Promise(resolve => chrome.permissions.onAdded.addListener(() => resolve(true))),
  )
  await refuseInDialog(extension, desktop)
  await expect(allow).toBeVisible()
  await expect(chat(panel).questions).toHaveText('Hello')
  expect(server.requests).toHaveLength(0)
  await allow.click()
  await allowInDialog(extension, desktop, () =>
    expect.poll(() => server.requests.length, { timeout: 200 }).toBe(1),
  )
  expect(await granted).toBe(true)
  await expect(chat(panel).button('Copy')).toBeVisible()
})
