import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

test('a fork is a new conversation that goes on from an answer, and leaves the old one whole', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 900, height: 600 })
  const { questions, message, button } = chat(panel)
  await chat(panel).ask('Say one')
  await expect(button('Copy')).toBeVisible()
  await chat(panel).ask('Say two')
  await expect(button('Copy')).toHaveCount(2)
  const list = panel.getByRole('navigation', { name: 'Conversations' }).getByRole('listitem')
  await expect(list).toHaveCount(1)

  await button('More').first().click()
  await button('Fork from here').click()
  await expect(questions).toHaveCount(1)
  await expect(message).toBeFocused()
  await expect(list).toHaveCount(2)
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText('Say one (2)')

  await chat(panel).ask('Say three')
  await expect(button('Copy')).toHaveCount(2)
  expect(server.requests.at(-1)?.body.messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user'])
  await list.last().getByRole('button').first().click()
  await expect(questions).toHaveText(['Say one', 'Say two'])
})
