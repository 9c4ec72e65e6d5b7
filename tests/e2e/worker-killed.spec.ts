import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

test('an answer whose worker was killed is kept, marked and continued', async ({ extension, server }) => {
  const panel = await extension.openPanel()
  const answering = server.hold()
  await chat(panel).ask('Count')
  const answer = await answering
  await answer.write('one two')
  await expect(chat(panel).answerText).toHaveText('one two')
  await extension.killWorker()

  await expect(chat(panel).answers).toContainText('Interrupted')
  await expect(chat(panel).answerText).toHaveText('one two')
  expect(server.requests).toHaveLength(1)

  const continuing = server.hold()
  await chat(panel).button('Continue').click()
  const rest = await continuing
  expect(rest.request.body.messages.slice(0, 2)).toEqual([
    { role: 'user', content: 'Count' },
    { role: 'assistant', content: 'one two' },
  ])
  await rest.write(' three')
  await rest.end()
  await expect(chat(panel).answerText).toHaveText('one two three')
  await expect(chat(panel).answers).toHaveCount(1)
  await expect(chat(panel).button('Continue')).toBeHidden()
})

test('an answer whose worker was killed can be asked for anew', async ({ extension, server }) => {
  const panel = await extension.openPanel()
  const answering = server.hold()
  await chat(panel).ask('Count')
  await (await answering).write('one two')
  await expect(chat(panel).answerText).toHaveText('one two')
  await extension.killWorker()

  const retrying = server.hold()
  await chat(panel).button('Retry').click()
  const anew = await retrying
  expect(anew.request.body.messages).toEqual([{ role: 'user', content: 'Count' }])
  await anew.write('1 2 3')
  await anew.end()
  await expect(chat(panel).answerText).toHaveText('1 2 3')
})
