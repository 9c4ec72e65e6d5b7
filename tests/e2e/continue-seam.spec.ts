import { type DemoServer, startDemoServer } from '../servers/demo-server.ts'
import { button } from './fixtures/add-connection.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

/** With a server that goes on with the beginning of an answer that it is given. */
const prefixed = test.extend<{ mistral: DemoServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  mistral: async ({}, use) => {
    const mistral = await startDemoServer()
    await use(mistral)
    await mistral.close()
  },
  behind: ({ mistral }, use) => use({ 'api.mistral.ai:80': mistral.url }),
})

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

test('the item that an answer broke off after is there once, however the model says it again', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  const answering = server.hold()
  await chat(panel).ask('List')
  const answer = await answering
  await answer.write('1. One\n2. Two\n')
  await answer.end('length')
  for (const [repeated, more, items] of [
    ['2. Two\n', '3. It is very', ['One', 'Two', 'It is very']],
    ['', ' very good\n4. ', ['One', 'Two', 'It is very very good', '']],
    ['4. ', 'Fox', ['One', 'Two', 'It is very very good', 'Fox']],
  ] as const) {
    const continuing = server.hold()
    await chat(panel).button('Continue').click()
    const rest = await continuing
    await rest.write(repeated)
    await rest.write(more)
    await rest.end('length')
    await expect(chat(panel).button('Continue')).toBeVisible()
    await expect(chat(panel).answerText.getByRole('listitem')).toHaveText([...items])
  }
})

prefixed(
  'an answer goes on at the very letter where it was cut, whether or not what was there comes again',
  async ({ extension, mistral }) => {
    await extension.grantHost('http://api.mistral.ai')
    const options = await extension.openTab('options.html')
    await button(options, 'Add a connection').click()
    await options.getByRole('button', { name: /^Another server/ }).click()
    const form = options.getByRole('form', { name: 'New connection' })
    await form.getByLabel('Name', { exact: true }).fill('Le')
    await form.getByLabel('Server URL').fill('http://api.mistral.ai/v1')
    await form.getByLabel('Model', { exact: true }).fill('m')
    await form.getByRole('switch', { name: 'Allow http:// for this server' }).click()
    await form.getByRole('button', { name: 'Save' }).click()
    await button(options, 'Move “Le” up').click()

    const panel = await extension.openPanel()
    const answering = mistral.hold()
    await chat(panel).ask('Write')
    const answer = await answering
    await answer.write('The quick bro')
    await answer.end('length')
    for (const [before, repeated, rest] of [
      ['The quick bro', '', 'wn fox ju'],
      ['The quick brown fox ju', 'The quick brown fox ju', 'mps.'],
    ] as const) {
      const continuing = mistral.hold()
      await chat(panel).button('Continue').click()
      const more = await continuing
      expect(more.request.body.messages).toEqual([
        { role: 'user', content: 'Write' },
        { role: 'assistant', content: before, prefix: true },
      ])
      await more.write(repeated + rest)
      await more.end(rest.endsWith('.') ? 'stop' : 'length')
      await expect(chat(panel).answerText).toHaveText(before + rest)
    }
    await expect(chat(panel).button('Continue')).toBeHidden()
  },
)
