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

test('of two questions asked in two panels at once, one is asked and the other waits for its answer', async ({
  extension,
  server,
}) => {
  const first = await extension.openPanel()
  await chat(first).ask('Hello')
  await expect(chat(first).button('Copy')).toBeVisible()
  // One opens with what was shown last, which the first has said by then.
  const second = await extension.openPanel()
  await expect(chat(second).button('Copy')).toBeVisible()

  const answering = server.hold()
  await chat(first).message.fill('One')
  await chat(second).message.fill('Two')
  await Promise.all([first, second].map(panel => chat(panel).message.press('Enter')))
  const answer = await answering
  await answer.write('So')
  for (const panel of [first, second]) {
    await expect(chat(panel).message).toHaveValue('')
    await expect(panel.getByRole('region', { name: 'Queued questions' }).getByRole('listitem')).toHaveCount(1)
  }

  await answer.end()
  for (const panel of [first, second]) await expect(chat(panel).questions).toHaveCount(3)
  const asked = server.requests.map(({ question }) => question)
  expect(asked.slice(1).sort()).toEqual(['One', 'Two'])
})
