import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

test('Escape in the list beside the chat, or in its search, stops no answer; in the chat it does', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 900, height: 600 })
  const answering = server.hold()
  await chat(panel).ask('Count')
  const answer = await answering
  await answer.write('one')
  await expect(chat(panel).answerText).toHaveText('one')

  const search = panel.getByRole('textbox', { name: 'Search conversations' })
  await search.fill('no')
  await search.press('Escape')
  await expect(search).toHaveValue('')
  await search.press('Escape')
  await panel.getByRole('navigation', { name: 'Conversations' }).locator('li > button').press('Escape')
  await answer.write(' two')
  await expect(chat(panel).answerText).toHaveText('one two')

  await chat(panel).message.press('Escape')
  await expect(chat(panel).answers).toContainText('Stopped')
})
