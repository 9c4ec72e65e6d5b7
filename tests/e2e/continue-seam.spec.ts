import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

test('an answer cut at the length limit goes on without a seam, in the middle of a word and of code', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  const answering = server.hold()
  await chat(panel).ask('Write')
  const answer = await answering
  await answer.write('The quick bro')
  await answer.end('length')
  await expect(chat(panel).answers).toContainText('Cut at the length limit.')

  const continuing = server.hold()
  await chat(panel).button('Continue').click()
  const more = await continuing
  expect(more.request.body.messages.slice(0, 2)).toEqual([
    { role: 'user', content: 'Write' },
    { role: 'assistant', content: 'The quick bro' },
  ])
  await more.write('bro')
  await more.write('wn fox:\n\n```js\nconst a = 1\nconst b')
  await more.end('length')
  await expect(chat(panel).answerText).toContainText('The quick brown fox:')

  const again = server.hold()
  await chat(panel).button('Continue').click()
  const rest = await again
  await rest.write('```js\n')
  await rest.write('const b = 2\n```\n\nDone.')
  await rest.end()
  await expect(chat(panel).answerText.locator('code')).toHaveText('const a = 1\nconst b = 2')
  await expect(chat(panel).answerText).toContainText('Done.')
  await expect(chat(panel).button('Continue')).toBeHidden()
})
