import { says } from '../servers/scripted-answer.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

test('a conversation is named by the model only for people who switch it on', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  const heading = panel.getByRole('heading', { level: 1 })
  await chat(panel).ask('First question')
  await expect(chat(panel).button('Retry')).toBeVisible()
  expect(server.requests).toHaveLength(1)

  const options = await extension.openTab('options.html')
  await options.getByRole('switch', { name: 'Let the model name conversations' }).click()
  await expect(
    options.getByRole('switch', { name: 'Let the model name conversations', checked: true }),
  ).toBeVisible()
  await chat(panel).button('New chat').click()
  server.script(says('An answer.'), says('Sure! Here is a name:\n\n**A better name**.'))
  await chat(panel).ask('Second question')
  await expect(heading).toHaveText('A better name')
  expect(server.requests).toHaveLength(3)
})
