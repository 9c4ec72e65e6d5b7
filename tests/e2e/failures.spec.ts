import type { ScriptedAnswer } from '../servers/scripted-answer.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

interface Case {
  readonly server: string
  readonly answer: ScriptedAnswer
  readonly says: RegExp
  readonly kept?: string
}

const CASES: readonly Case[] = [
  {
    server: 'refuses the key',
    answer: answer => answer.reply(401, { error: { message: 'Bad key' } }),
    says: /refused the key/,
  },
  {
    server: 'does not know the path',
    answer: answer => answer.reply(404, 'Not found'),
    says: /no chat service here/,
  },
  {
    server: 'says that its upstream is down, with status 200',
    answer: answer => answer.reply(200, JSON.stringify('upstream ECONNREFUSED')),
    says: /has a problem of its own/,
  },
  {
    server: 'answers with a web page',
    answer: answer => answer.reply(200, '<!doctype html><h1>Log in</h1>', { 'content-type': 'text/html' }),
    says: /a web page, perhaps a login page/,
  },
  {
    server: 'ends the answer with nothing said about an end',
    answer: async answer => {
      await answer.write('half')
      await answer.cut('clean')
    },
    says: /connection ended before the answer did/i,
    kept: 'half',
  },
]

for (const { server: does, answer, says, kept } of CASES) {
  test(`a server that ${does} gets one sentence, the question kept and Retry beside it`, async ({
    extension,
    server,
  }) => {
    server.script(answer)
    const popup = await extension.openPopup()
    await chat(popup).ask('Hello')
    await expect(chat(popup).answers).toContainText(says)
    await expect(chat(popup).questions).toHaveText('Hello')
    if (kept) await expect(chat(popup).answerText).toHaveText(kept)

    await chat(popup).button('Retry').click()
    await expect(chat(popup).button('Copy')).toBeVisible()
    await expect(chat(popup).answers).not.toContainText(says)
  })
}

test('a server that cuts the connection in mid-answer gets one sentence, the text and the question kept', async ({
  extension,
  server,
}) => {
  const popup = await extension.openPopup()
  const answering = server.hold()
  await chat(popup).ask('Hello')
  const answer = await answering
  await answer.write('half')
  // A reset takes along what has not been read yet.
  await expect(chat(popup).answerText).toHaveText('half')
  await answer.cut('reset')
  await expect(chat(popup).answers).toContainText(/connection ended before the answer did/i)
  await expect(chat(popup).answerText).toHaveText('half')
  await expect(chat(popup).questions).toHaveText('Hello')
  await expect(chat(popup).button('Retry')).toBeVisible()
  await expect(chat(popup).button('Continue')).toBeVisible()
})

test('a server that is down gets one sentence, and Retry works once it is there', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  await server.close()
  await chat(panel).ask('Hello')
  await expect(chat(panel).answers).toContainText('could not be reached')
  await expect(chat(panel).questions).toHaveText('Hello')
  await expect(chat(panel).button('Retry')).toBeVisible()
})

test('a server that is busy is asked again, visibly, until Stop', async ({ extension, server }) => {
  // Without a grant a page reads of the headers only those that are exposed.
  const headers = { 'retry-after': '30', 'access-control-expose-headers': 'retry-after' }
  server.script(answer => answer.reply(429, { error: { message: 'Slow down' } }, headers))
  const panel = await extension.openPanel()
  await chat(panel).ask('Hello')
  await expect(chat(panel).answers).toContainText(/Trying again in [123]\d s/)
  await chat(panel).button('Stop').click()
  await expect(chat(panel).answers).toContainText('Stopped')
  expect(server.requests).toHaveLength(1)
})
