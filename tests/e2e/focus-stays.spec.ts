import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

test.describe('with a server that allows no other origins', () => {
  test.use({ serverOptions: { wordGap: 0, cors: false } })

  test('after Retry and after Allow the focus is in the Message box', async ({ extension, server }) => {
    const popup = await extension.openPopup()
    await chat(popup).ask('Hello')
    const allow = popup.getByRole('button', { name: /^Allow 127\.0\.0\.1/ })
    await expect(allow).toBeVisible()
    await extension.grantHost(server.url)
    await popup.bringToFront()
    await allow.press('Enter')
    await expect(chat(popup).button('Copy')).toBeVisible()
    await expect(chat(popup).message).toBeFocused()

    await chat(popup).button('Retry').press('Enter')
    await expect.poll(() => server.requests.length).toBe(2)
    await expect(chat(popup).message).toBeFocused()
  })
})

test('after Send, Stop and Continue the focus is in the Message box', async ({ extension, server }) => {
  const popup = await extension.openPopup()
  let answering = server.hold()
  await chat(popup).message.fill('Count')
  await chat(popup).button('Send').press('Enter')
  await (await answering).write('one')
  await expect(chat(popup).message).toBeFocused()

  await chat(popup).button('Stop').press('Enter')
  await expect(chat(popup).button('Continue')).toBeVisible()
  await expect(chat(popup).message).toBeFocused()

  answering = server.hold()
  await chat(popup).button('Continue').press('Enter')
  const answer = await answering
  await expect(chat(popup).message).toBeFocused()

  // The end of the answer takes Stop away under a person who is there.
  await chat(popup).button('Stop').focus()
  await answer.end()
  await expect(chat(popup).button('Send')).toBeVisible()
  await expect(chat(popup).message).toBeFocused()
})

test('the focus is left where the person has moved it meanwhile', async ({ extension, server }) => {
  const popup = await extension.openPopup()
  const answering = server.hold()
  await chat(popup).ask('Count')
  const answer = await answering
  await chat(popup).button('Stop').focus()
  await chat(popup).button('New chat').focus()
  await answer.end()
  await expect(chat(popup).button('Stop')).toBeHidden()
  await expect(chat(popup).button('New chat')).toBeFocused()
})

test('after a click beside everything the focus is nowhere, and stays there', async ({
  extension,
  server,
}) => {
  const popup = await extension.openPopup()
  const answering = server.hold()
  await chat(popup).ask('Count')
  const answer = await answering
  await chat(popup).button('Stop').focus()
  await popup.getByRole('heading', { level: 1 }).click()
  await answer.end()
  await expect(chat(popup).button('Stop')).toBeHidden()
  await expect(chat(popup).message).not.toBeFocused()
})

test('after Jump to the end the focus is in the conversation', async ({ extension, server }) => {
  const popup = await extension.openPopup()
  const answering = server.hold()
  await chat(popup).ask('Count')
  const answer = await answering
  await answer.write(Array.from({ length: 80 }, (_, line) => `Line ${line}`).join('\n'))
  const log = popup.getByRole('log', { name: 'Conversation' })
  await expect(chat(popup).answerText).toContainText('Line 79')
  await log.evaluate(box => box.scrollTo({ top: 0 }))
  await chat(popup).button('Jump to the end').press('Enter')
  await expect(chat(popup).button('Jump to the end')).toBeHidden()
  await expect(log).toBeFocused()
  await answer.end()
})

test('what was shown in full has the focus its button had', async ({ extension }) => {
  const popup = await extension.openPopup()
  await chat(popup).ask('word '.repeat(2000))
  await popup.getByRole('button', { name: /^Show all/ }).press('Enter')
  await expect(chat(popup).questions.locator(':focus')).toContainText('word word')
})
