import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import type { RunningExtension } from './fixtures/running-extension.ts'

test.use({ ownBrowser: true })

/** What stands on the toolbar button. */
async function badge(extension: RunningExtension): Promise<string> {
  const worker = await extension.worker()
  return worker.evaluate(() => chrome.action.getBadgeText({}))
}

test('an answer that is ready with everything closed is on the button, and a click leads to it', async ({
  extension,
  server,
  page,
}) => {
  const popup = await extension.openRealPopup(page)
  const answering = server.hold()
  await chat(popup).ask('Take your time')
  const answer = await answering
  const closed = popup.waitForEvent('close')
  await page.getByRole('heading').first().click()
  await closed
  await answer.write('Done')
  expect(await badge(extension)).toBe('')
  await answer.end()
  await expect.poll(() => badge(extension)).toBe('1')

  // The worker that counted is gone by now.
  await extension.killWorker()
  const again = await extension.openRealPopup(page)
  await expect(chat(again).answerText).toHaveText('Done')
  await expect.poll(() => badge(extension)).toBe('')
})

test('an answer that broke off is told apart, also after the browser was closed', async ({
  extension,
  server,
}) => {
  const popup = await extension.openPopup()
  const answering = server.hold()
  await chat(popup).ask('Fail')
  const answer = await answering
  await answer.write('Half')
  await popup.close()
  await answer.cut('reset')
  await expect.poll(() => badge(extension)).toBe('!')

  await extension.restart()
  await expect.poll(() => badge(extension)).toBe('!')
  const panel = await extension.openPanel()
  await expect(chat(panel).answerText).toHaveText('Half')
  await expect.poll(() => badge(extension)).toBe('')
})
