import { openWithWork } from './fixtures/add-connection.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

test('an answer can be had anew from any model that the server lists, found by words', async ({
  extension,
  server,
}) => {
  await openWithWork(extension, server)
  const panel = await extension.openPanel()
  await panel.getByRole('button', { name: /^Model: / }).click()
  await panel.getByRole('option', { name: /^m$/ }).click()
  await chat(panel).ask('Hello?')
  await expect(chat(panel).button('Copy')).toBeVisible()
  await chat(panel).button('More').press('Enter')
  await expect(chat(panel).button('Fork from here')).toBeFocused()
  await panel.keyboard.press('ArrowDown')
  await expect(panel.getByRole('combobox', { name: 'Find a model' })).toBeFocused()
  await expect(panel.getByRole('group', { name: 'Work' }).getByRole('option')).toHaveCount(2)
  await panel.keyboard.type('work 16k')
  await panel.keyboard.press('Enter')
  await expect.poll(() => server.requests.at(-1)?.body.model).toBe('gpt-3.5-turbo-16k-0613')
  expect(server.requests.at(-1)?.headers.authorization).toBe('Bearer sk-work')
  await expect(chat(panel).answerText).not.toBeEmpty()
})
