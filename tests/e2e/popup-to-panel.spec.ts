import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

test('the side panel goes on with the conversation of the popup, in mid-answer', async ({
  extension,
  server,
  page,
}) => {
  const popup = await extension.openRealPopup(page)
  const answering = server.hold()
  await chat(popup).ask('Count')
  const answer = await answering
  await answer.write('one')
  await expect(chat(popup).answerText).toHaveText('one')

  // Closed by it, the popup may not live to say that it was clicked.
  const panel = await extension.openedBy('sidepanel.html', () =>
    chat(popup)
      .button('Open in side panel')
      .click()
      .catch(() => {}),
  )
  await expect(chat(panel).answerText).toHaveText('one')
  await answer.write(' two')
  await answer.end()
  await expect(chat(panel).answerText).toHaveText('one two')
  await expect(chat(panel).questions).toHaveText(['Count'])
  expect(server.requests).toHaveLength(1)
})
