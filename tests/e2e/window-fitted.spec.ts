import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

test('what does not fit into the model’s window is left out, oldest first, and the answer says so', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  for (const question of ['First', 'Second', 'Third']) {
    server.script(async answer => {
      await answer.write(`${question}. ${'word '.repeat(7_000)}`)
      await answer.end()
    })
    await chat(panel).ask(question)
    await expect(chat(panel).answers.last().getByRole('button', { name: 'Copy', exact: true })).toBeVisible()
  }
  await expect(panel.getByText('The oldest turn was not sent')).toHaveCount(1)
  const asked = server.requests.map(({ body }) =>
    body.messages.map(({ content }) => `${content}`.split('.', 1)[0]),
  )
  expect(asked).toEqual([['First'], ['First', 'First', 'Second'], ['Second', 'Second', 'Third']])
})

test('what an answer took is shown: as the server counts, or about', async ({ extension, server }) => {
  const panel = await extension.openPanel()
  server.script(async answer => {
    await answer.write('four')
    await answer.end()
  })
  await chat(panel).ask('Two and two?')
  // A token and four for the question's frame, three for its words; one for the answer.
  await expect(chat(panel).answers.getByText('≈ 8 tokens')).toHaveAttribute('title', /estimated/)

  server.script(async answer => {
    await answer.write('six')
    await answer.raw('data: {"choices":[],"usage":{"prompt_tokens":30,"completion_tokens":4}}\n\n')
    await answer.end()
  })
  await chat(panel).ask('Three and three?')
  await expect(chat(panel).answers.getByText('34 tokens', { exact: true })).toHaveAttribute(
    'title',
    '30 sent, 4 written, as the server counted them',
  )
})
