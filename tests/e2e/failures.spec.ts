import type { OutgoingHttpHeaders } from 'node:http'
import { breaksOff, fails, fallsSilent, type ScriptedAnswer } from '../servers/scripted-answer.ts'
import { addConnection, button } from './fixtures/add-connection.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

interface Case {
  readonly server: string
  readonly answers: readonly ScriptedAnswer[]
  readonly says: RegExp
  readonly kept?: string
  /** What else than Retry may help. */
  readonly button?: string
}

// Without a grant an extension reads of the headers only those that are exposed.
const retryAfter = (value: string): OutgoingHttpHeaders => ({
  'retry-after': value,
  'access-control-expose-headers': 'retry-after',
})

/** Longer than anybody is kept waiting: it is said at once. */
const LATER = retryAfter('120')

const HTML: OutgoingHttpHeaders = { 'content-type': 'text/html' }

const error = (message: string) => ({ error: { message } })

/** In an order in which no sentence is taken for the one before it. */
const CASES: readonly Case[] = [
  {
    server: 'wants a key',
    answers: [fails(401, error('Bad key'))],
    says: /wants a key, and there is none/,
    button: 'Open Options',
  },
  {
    server: 'does not allow this to the key',
    answers: [fails(403, error('Not in your plan'))],
    says: /does not allow this/,
    button: 'Retry with another model',
  },
  {
    server: 'does not know the path',
    answers: [fails(404, 'Not found')],
    says: /no chat service here/,
    button: 'Open Options',
  },
  {
    server: 'does not know the model',
    answers: [fails(404, { error: { message: 'No such model', code: 'model_not_found' } })],
    says: /does not know the model “gpt-3\.5-turbo[^”]*”\. Choose another model/,
    button: 'Retry with another model',
  },
  {
    server: 'is given too much',
    answers: [fails(413, 'Too large')],
    says: /is longer than gpt.+ can read/,
    button: 'Ask in a new chat',
  },
  {
    server: 'is busy for some seconds',
    answers: [fails(429, error('Slow down'), retryAfter('75'))],
    says: /too many questions\. Choose Retry in 75 seconds/,
    button: 'Retry with another model',
  },
  {
    server: 'is given more than the model reads',
    answers: [fails(400, { error: { message: 'Too long', code: 'context_length_exceeded' } })],
    says: /Shorten the question or start a new chat/,
  },
  {
    server: 'is busy until a date',
    answers: [answer => fails(429, error('Slow down'), retryAfter(inSeconds(270)))(answer)],
    says: /too many questions\. Choose Retry in [45] minutes/,
  },
  {
    server: 'is busy for nobody knows how long',
    answers: Array<ScriptedAnswer>(3).fill(fails(429, error('Slow down'), retryAfter('soon'))),
    says: /too many questions\. Choose Retry in a moment/,
  },
  {
    server: 'has a proxy in front that finds it down',
    answers: [fails(502, '<html><h1>502 Bad Gateway</h1></html>', { ...HTML, ...LATER })],
    says: /has a problem of its own\. Choose Retry in 2 minutes/,
  },
  {
    server: 'is overloaded',
    answers: [fails(529, error('Overloaded'), LATER)],
    says: /is overloaded\. Choose Retry in 2 minutes/,
  },
  {
    server: 'says that its upstream is down, with status 200',
    answers: [fails(200, JSON.stringify('upstream ECONNREFUSED'))],
    says: /has a problem of its own/,
  },
  {
    server: 'answers with a web page',
    answers: [fails(200, '<!doctype html><h1>Log in</h1>', HTML)],
    says: /a web page, perhaps a login page/,
  },
  {
    server: 'answers with nothing',
    answers: [fails(200, '')],
    says: /sent an empty answer/,
    button: 'Edit the question',
  },
  {
    server: 'does not take the request',
    answers: [fails(400, error('Unknown field'))],
    says: /did not accept the request\. Check the model and temperature in Options/,
    button: 'Open Options',
  },
  {
    server: 'ends before the answer began',
    answers: [breaksOff([''], 'clean')],
    says: /ended before the answer began\. Choose Retry/,
  },
  {
    server: 'is something else',
    answers: [fails(200, { hello: 1 })],
    says: /something that is no chat answer/,
  },
  {
    server: 'ends the answer with nothing said about an end',
    answers: [
      async answer => {
        await answer.write('half')
        await answer.cut('clean')
      },
    ],
    says: /connection ended before the answer did/i,
    kept: 'half',
  },
  {
    server: 'waited too long for the question',
    // The browser itself asks again on another connection, as often as it finds one that is in use already.
    answers: Array<ScriptedAnswer>(8).fill(fails(408, error('Timed out'), LATER)),
    says: /took too long to answer/,
  },
]

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toUTCString()

test('whatever a server answers gets one sentence, the question kept and Retry beside it', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  for (const [index, { server: does, answers, says, kept, button }] of CASES.entries()) {
    await test.step(`it ${does}`, async () => {
      server.script(...answers)
      if (index === 0) await chat(panel).ask('Hello')
      else await chat(panel).button('Retry').click()
      await expect(chat(panel).answers).toContainText(says)
      await expect(chat(panel).questions).toHaveText('Hello')
      if (button) await expect(chat(panel).button(button)).toBeVisible()
      if (kept) await expect(chat(panel).answerText).toHaveText(kept)
    })
  }
  await expect(chat(panel).button('Retry')).toBeVisible()
})

test('a question that is too long here is asked in a new chat, and one that nobody answers leads to Options', async ({
  context,
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  server.script(fails(413, 'Too large'))
  await chat(panel).ask('Hello')
  await chat(panel).button('Ask in a new chat').click()
  await expect(chat(panel).questions).toHaveCount(0)
  await expect(chat(panel).message).toHaveValue('Hello')

  const options = await extension.openTab('options.html')
  await options.getByRole('switch', { name: '127.0.0.1:17171' }).click()
  await expect(panel.getByRole('button', { name: 'Model: No connection is switched on' })).toBeVisible()
  await options.close()
  await chat(panel).message.press('Enter')
  const refusal = panel.getByRole('alert')
  await expect(refusal).toContainText('No connection is switched on. Choose or add one in Options')
  const opened = context.waitForEvent('page')
  await refusal.getByRole('button', { name: 'Open Options' }).click()
  await expect((await opened).getByRole('heading', { name: 'Connections' })).toBeVisible()
  await expect(chat(panel).message).toHaveValue('Hello')
})

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

test('a server that says nothing for as long as the connection waits gets one sentence', async ({
  extension,
  server,
}) => {
  const options = await extension.openTab('options.html')
  await options.getByText('More settings').click()
  await options.getByLabel('Wait for an answer (s)').fill('1')
  await options.getByLabel('Wait for more (s)').fill('1')
  await options.getByRole('button', { name: 'Save' }).click()
  await expect(options.getByText('Saved', { exact: true })).toBeVisible()

  const panel = await extension.openPanel()
  server.script(fallsSilent())
  await chat(panel).ask('Hello')
  await expect(chat(panel).answers).toContainText(/took too long to answer/)
  server.script(fallsSilent(['half']))
  await chat(panel).button('Retry').click()
  await expect(chat(panel).answerText).toHaveText('half')
  await expect(chat(panel).button('Continue')).toBeVisible()
  await expect(chat(panel).answers).toContainText(/took too long to answer/)
  await expect(chat(panel).questions).toHaveText('Hello')
})

test.describe(() => {
  test.use({ ownBrowser: true })

  test('who is offline is told so, and a server on this computer is asked where one elsewhere cannot be', async ({
    extension,
  }) => {
    const cloud = 'https://cloud.example.test'
    await extension.grantHost(cloud)
    const options = await extension.openTab('options.html')
    await addConnection(options, 'Cloud', `${cloud}/v1`, 'm', 'sk-1')
    await button(options, 'Move “Cloud” up').click()
    const panel = await extension.openPanel()
    await extension.setOffline(true)
    await chat(panel).ask('Hello')
    await expect(chat(panel).answers).toContainText('You are offline. Connect to the internet')
    // The browser’s switch takes this computer along, which being offline does not.
    await options.bringToFront()
    await options.getByRole('switch', { name: 'Ask the next one where one cannot answer' }).press('Enter')
    await chat(panel).button('Retry').click()
    await expect(chat(panel).answers).toContainText('Cloud could not answer: asked 127.0.0.1:17171')
    await expect(chat(panel).answers).toContainText('127.0.0.1:17171 could not be reached')
    await extension.setOffline(false)
    await chat(panel).button('Retry').click()
    await expect(chat(panel).button('Copy')).toBeVisible()
  })

  test('a server that is down is told from being offline; Retry works once it is there', async ({
    extension,
    context,
    server,
  }) => {
    const panel = await extension.openPanel()
    await extension.setOffline(true)
    await chat(panel).ask('Hello')
    await expect(chat(panel).answers).toContainText('127.0.0.1:17171 could not be reached')
    await extension.setOffline(false)
    await chat(panel).button('Retry').click()
    await expect(chat(panel).button('Copy')).toBeVisible()

    await server.close()
    await chat(panel).ask('Hello again')
    await expect(chat(panel).answers.last()).toContainText('could not be reached')
    await expect(chat(panel).questions).toHaveText(['Hello', 'Hello again'])
    await expect(chat(panel).button('Retry').last()).toBeVisible()
    const inTab = chat(panel).answers.last().getByRole('link', { name: 'Open in a tab' })
    await expect(inTab).toHaveAttribute('href', /^http:\/\/127\.0\.0\.1:17171/)
    await expect(inTab).toHaveAttribute('target', '_blank')
    const options = context.waitForEvent('page')
    await chat(panel).button('Open Options').click()
    await expect((await options).getByRole('heading', { name: 'Connections' })).toBeVisible()
  })
})

test('a server that is busy is asked again, visibly, until Stop', async ({ extension, server }) => {
  server.script(fails(429, error('Slow down'), retryAfter('30')))
  const panel = await extension.openPanel()
  await chat(panel).ask('Hello')
  await expect(chat(panel).answers).toContainText(/Trying again in [123]\d s/)
  await chat(panel).button('Stop').click()
  await expect(chat(panel).answers).toContainText('Stopped')
  expect(server.requests).toHaveLength(1)
})
