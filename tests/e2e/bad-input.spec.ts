import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

test('Send is off for a blank question', async ({ extension }) => {
  const popup = await extension.openPopup()
  await expect(chat(popup).button('Send')).toBeDisabled()
  await chat(popup).message.fill(' \n\t ')
  await expect(chat(popup).button('Send')).toBeDisabled()
  await chat(popup).message.press('Enter')
  await expect(chat(popup).questions).toHaveCount(0)
})

test('a pasted megabyte is accepted, counted, refused with the reason, and kept', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  const megabyte = 'A line of a long text. '.repeat(45_600)
  await chat(panel).message.evaluate((field, text) => {
    const data = new DataTransfer()
    data.setData('text/plain', text)
    field.focus()
    document.execCommand('insertText', false, data.getData('text/plain'))
  }, megabyte)
  await expect(panel.getByText(/1,048,800 characters|≈ 262,\d{3} tokens/)).toBeVisible()
  await chat(panel).message.press('Enter')
  await expect(panel.getByRole('alert')).toContainText('16,385')
  await expect(chat(panel).questions).toHaveCount(0)
  expect((await chat(panel).message.inputValue()).length).toBe(megabyte.length)
  expect(server.requests).toHaveLength(0)
})

test('Shift+Enter is a new line', async ({ extension, server }) => {
  const popup = await extension.openPopup()
  await chat(popup).message.pressSequentially('one')
  await chat(popup).message.press('Shift+Enter')
  await chat(popup).message.pressSequentially('two')
  await chat(popup).message.press('Enter')
  await expect(chat(popup).questions).toHaveText('one\ntwo', { useInnerText: true })
  await expect.poll(() => server.requests[0]?.question).toBe('one\ntwo')
})
