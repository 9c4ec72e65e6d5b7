import { expect, test } from './fixtures/extension.ts'

test('a question typed in the popup is answered as the server writes', async ({ extension, server }) => {
  const popup = await extension.openPopup()
  const answering = server.hold()
  const message = popup.getByRole('textbox', { name: 'Message' })
  await expect(message).toBeFocused()
  await message.fill('What is a side panel?')
  await message.press('Enter')

  const answer = await answering
  await answer.write('A panel')
  const article = popup.getByRole('log').getByRole('article', { name: 'Mishalsgpt' })
  await expect(article).toContainText('A panel')
  await expect(popup.getByRole('button', { name: 'Stop' })).toBeVisible()
  await expect(message).toHaveValue('')

  await answer.write(' at the side.')
  await answer.end()
  await expect(article).toContainText('A panel at the side.')
  await expect(popup.getByRole('button', { name: 'Send' })).toBeDisabled()

  const [request] = server.requests
  expect(request?.body.messages).toEqual([{ role: 'user', content: 'What is a side panel?' }])
  expect(request?.body.stream).toBe(true)
  expect(request?.body.temperature).toBe(0.7)
  expect(request?.headers.authorization).toBeUndefined()
})
