import { pours } from '../servers/scripted-answer.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

test('an answer that is more than can be shown is ended and kept, and its question is put in other words', async ({
  extension,
  server,
}) => {
  const popup = await extension.openPopup()
  server.script(pours(`${'More and more. '.repeat(6)}\n\n`.repeat(110_000), 8000))
  await chat(popup).ask('Everything, please')
  await expect(chat(popup).answers).toContainText('sent more than can be shown. Ask for a shorter answer.')
  await expect(chat(popup).answerText).toContainText('More and more.')

  await chat(popup).button('Edit the question').press('Enter')
  const field = popup.getByRole('textbox', { name: 'Edit your question' })
  await expect(field).toBeFocused()
  await expect(field).toHaveValue('Everything, please')
  await field.fill('In one line, please')
  await field.press('Enter')
  await expect(chat(popup).button('Copy')).toBeVisible()
  await expect(chat(popup).questions).toHaveText(/In one line, please/)
})
