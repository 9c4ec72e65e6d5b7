import { fails } from '../servers/scripted-answer.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

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
