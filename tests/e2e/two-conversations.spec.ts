import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

test('two conversations answer at once, each shown where it stands whenever it is looked at', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 900, height: 700 })
  const list = panel.getByRole('navigation', { name: 'Conversations' })
  const row = (name: string) => list.getByRole('button', { name, exact: true })

  const firstAnswering = server.hold()
  await chat(panel).ask('First question')
  const first = await firstAnswering
  await first.write('one')
  await expect(chat(panel).answerText).toHaveText('one')

  await chat(panel).button('New chat').click()
  const secondAnswering = server.hold()
  await chat(panel).ask('Second question')
  const second = await secondAnswering
  await second.write('uno')
  await expect(chat(panel).answerText).toHaveText('uno')
  await first.write(' two')
  await expect(row('Answering: First question')).toBeVisible()
  await expect(row('Answering: Second question')).toBeVisible()

  await row('Answering: First question').click()
  await expect(chat(panel).answerText).toHaveText('one two')
  await expect(chat(panel).button('Stop')).toBeVisible()
  await second.write(' dos')
  await second.end()
  await first.write(' three')
  await expect(chat(panel).answerText).toHaveText('one two three')
  await expect(row('Answering: Second question')).toBeHidden()

  await row('New answer: Second question').click()
  await expect(chat(panel).answerText).toHaveText('uno dos')
  await expect(chat(panel).button('Stop')).toBeHidden()
  await first.end()
  await expect(list.getByRole('img', { name: 'Answering' })).toHaveCount(0)
})
