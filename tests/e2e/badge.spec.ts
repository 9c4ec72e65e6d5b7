import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

test.use({ ownBrowser: true })

test('an answer that is ready with everything closed is on the button, and a click leads to it', async ({
  extension,
  server,
  page,
}) => {
  const popup = await extension.openRealPopup(page)
  const answering = server.hold()
  await chat(popup).ask('Take your time')
  const answer = await answering
  await extension.dismissPopup(popup, page)
  await answer.write('Done')
  expect(await extension.badge()).toBe('')
  await answer.end()
  await expect.poll(() => extension.badge()).toBe('1')

  // The worker that counted is gone by now.
  await extension.killWorker()
  const again = await extension.openRealPopup(page)
  await expect(chat(again).answerText).toHaveText('Done')
  await expect.poll(() => extension.badge()).toBe('')
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
  await expect.poll(() => extension.badge()).toBe('!')

  await extension.restart()
  await expect.poll(() => extension.badge()).toBe('!')
  const panel = await extension.openPanel()
  await expect(chat(panel).answerText).toHaveText('Half')
  await expect.poll(() => extension.badge()).toBe('')
})
