import { openWithWork } from './fixtures/add-connection.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

test('an answer can be had anew from any model that a server lists, found by words, also another server’s', async ({
  extension,
  server,
}) => {
  await openWithWork(extension, server)
  const panel = await extension.openPanel()
  await chat(panel).ask('Hello?')
  await expect(chat(panel).button('Copy')).toBeVisible()
  expect(server.requests[0]?.headers.authorization).toBeUndefined()
  await chat(panel).button('More').press('Enter')
  await expect(chat(panel).button('Fork from here')).toBeFocused()
  await panel.keyboard.press('ArrowDown')
  await expect(panel.getByRole('combobox', { name: 'Find a model' })).toBeFocused()
  await expect(panel.getByRole('group', { name: 'Work' }).getByRole('option')).toHaveCount(3)
  await panel.keyboard.type('work 16k')
  await panel.keyboard.press('Enter')
  const asked = () =>
    server.requests.map(({ headers, body }) => [headers.authorization, body.model] as const).slice(1)
  await expect.poll(asked).toEqual([['Bearer sk-work', 'gpt-3.5-turbo-16k-0613']])
  await expect(chat(panel).answerText).not.toBeEmpty()
})
