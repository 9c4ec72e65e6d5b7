import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

test('reopening the popup shows the answer that went on without it', async ({ extension, server, page }) => {
  const first = await extension.openRealPopup(page)
  const answering = server.hold()
  await chat(first).ask('Count')
  const answer = await answering
  await answer.write('one')
  await expect(chat(first).answerText).toHaveText('one')

  // A click on the page closes the popup, as it does for a person.
  await extension.dismissPopup(first, page)
  await answer.write(' two')

  const second = await extension.openRealPopup(page)
  await expect(chat(second).answerText).toHaveText('one two')
  await expect(chat(second).button('Stop')).toBeVisible()
  await answer.write(' three')
  await answer.end()
  await expect(chat(second).answerText).toHaveText('one two three')
  await expect(chat(second).questions).toHaveCount(1)
  await expect(chat(second).answers).toHaveCount(1)
  await expect(chat(second).button('Stop')).toBeHidden()
})
