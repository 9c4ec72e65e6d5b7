import type { Page } from '@playwright/test'
import { fails } from '../servers/scripted-answer.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

/** As OpenAI refuses a field: by its name, and with a code. */
const refuses = (param: string) =>
  fails(400, {
    error: {
      message: `Unsupported parameter: '${param}' is not supported with this model.`,
      type: 'invalid_request_error',
      param,
      code: 'unsupported_parameter',
    },
  })

/** Has every field sent that a person may set. */
async function setEverything(options: Page): Promise<void> {
  const form = options.getByRole('form').first()
  await form.getByText('More settings').click()
  await form.getByLabel('Max tokens').fill('500')
  await form.getByLabel('Top-p').fill('0.9')
  await form.getByLabel('Stop sequences').fill('END')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form.getByText('Saved')).toBeVisible()
}

test('what a server refuses of a request it is asked without, unseen, and from then on at once', async ({
  extension,
  server,
}) => {
  const options = await extension.openTab('options.html')
  const form = options.getByRole('form').first()
  await form.getByText('More settings').click()
  await form.getByLabel('Max tokens').fill('500')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form.getByText('Saved')).toBeVisible()
  server.script(
    fails(400, {
      error: {
        message:
          "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
        type: 'invalid_request_error',
        param: 'max_tokens',
        code: 'unsupported_parameter',
      },
    }),
  )

  const panel = await extension.openPanel()
  await chat(panel).ask('Hello')
  await expect(chat(panel).button('Copy')).toHaveCount(1)
  await extension.killWorker()
  await chat(panel).ask('And again')
  await expect(chat(panel).button('Copy')).toHaveCount(2)
  await expect(chat(panel).answers.first()).not.toContainText(/max_|support/)
  const limits = server.requests.map(({ body }) => [body.max_tokens, body.max_completion_tokens])
  expect(limits).toEqual([
    [500, undefined],
    [undefined, 500],
    [undefined, 500],
  ])
})

test('a server that refuses one thing after the other answers once all of them are left out', async ({
  extension,
  server,
}) => {
  await setEverything(await extension.openTab('options.html'))
  const refused = ['max_tokens', 'temperature', 'top_p', 'stop', 'stream']
  server.script(...refused.map(refuses))

  const panel = await extension.openPanel()
  await chat(panel).ask('Hello')
  await expect(chat(panel).button('Copy')).toHaveCount(1)
  expect(server.requests).toHaveLength(refused.length + 1)
  await chat(panel).ask('And again')
  await expect(chat(panel).button('Copy')).toHaveCount(2)
  expect(server.requests).toHaveLength(refused.length + 2)
  const { body } = server.requests.at(-1) ?? {}
  expect(body).toMatchObject({ max_completion_tokens: 500, stream: false })
  for (const field of ['max_tokens', 'temperature', 'top_p', 'stop']) expect(body).not.toHaveProperty(field)
})

test('what a server named before it failed is not sent to it again by Retry', async ({
  extension,
  server,
}) => {
  await setEverything(await extension.openTab('options.html'))
  server.script(
    ...['max_tokens', 'temperature'].map(refuses),
    fails(401, { error: { message: 'No credit' } }),
  )

  const panel = await extension.openPanel()
  await chat(panel).ask('Hello')
  await chat(panel).button('Retry').click()
  await expect(chat(panel).button('Copy')).toBeVisible()
  expect(server.requests).toHaveLength(4)
  expect(server.requests.at(-1)?.body).toMatchObject({ max_completion_tokens: 500, top_p: 0.9 })
  expect(server.requests.at(-1)?.body).not.toHaveProperty('temperature')
})

test('a server that takes nothing any more but what it refused once is asked so, unseen, and from then on at once', async ({
  extension,
  server,
}) => {
  server.script(refuses('stream'))
  const panel = await extension.openPanel()
  await chat(panel).ask('Hello')
  await expect(chat(panel).button('Copy')).toHaveCount(1)
  server.script(fails(400, { error: { message: 'This model only supports stream mode.' } }))
  await chat(panel).ask('And again')
  await expect(chat(panel).button('Copy')).toHaveCount(2)
  await extension.killWorker()
  await chat(panel).ask('And now?')
  await expect(chat(panel).button('Copy')).toHaveCount(3)
  expect(server.requests.map(({ body }) => body.stream)).toEqual([true, false, false, true, true])
})
