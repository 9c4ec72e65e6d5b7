import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

test('two panels on one conversation show the same, whenever the second one comes', async ({
  extension,
  server,
}) => {
  const first = await extension.openPanel()
  const answering = server.hold()
  await chat(first).ask('Say hello')
  const answer = await answering
  await answer.write('Hel')
  await expect(chat(first).answerText).toHaveText('Hel')

  const second = await extension.openPanel()
  await answer.write('lo')
  await expect(chat(second).answerText).toHaveText('Hello')
  await expect(chat(first).answerText).toHaveText('Hello')

  await chat(second).button('Stop').click()
  for (const panel of [first, second]) {
    await expect(chat(panel).answers).toContainText('Stopped')
    await expect(chat(panel).button('Stop')).toBeHidden()
  }
})
