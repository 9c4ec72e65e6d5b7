import { answer, COMPLETE, conversationOf, question } from '../unit/model/samples.ts'
import { exportOf } from '../unit/transfer/samples.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { yourData } from './fixtures/your-data.ts'

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
    const answer = chat(panel).answers.filter({ hasText: question })
    await expect(answer.getByRole('button', { name: 'Copy', exact: true })).toBeVisible()
  }
  await expect(panel.getByText('The oldest turn was not sent')).toHaveCount(1)
  const asked = server.requests.map(({ body }) =>
    body.messages.map(({ content }) => `${content}`.split('.', 1)[0]),
  )
  expect(asked).toEqual([['First'], ['First', 'First', 'Second'], ['Second', 'Second', 'Third']])
})

test('instructions and quotes are sent along when the turns they belong to are left out', async ({
  extension,
  server,
}) => {
  const long = { text: `Long. ${'word '.repeat(7_000)}`, outcome: COMPLETE }
  const quote = { type: 'selection', text: 'Ducks swim.', host: 'ducks.example' } as const
  const about = conversationOf(
    question('m1', '', { parts: [quote, { type: 'text', text: 'Do they fly?' }] }),
    answer('m2', 'm1', long),
    question('m3', 'Do they dive?', { parent: 'm2' }),
    answer('m4', 'm3', long),
    question('m5', 'Do they sing?', { parent: 'm4' }),
    answer('m6', 'm5', long),
  )
  const options = await extension.openTab('options.html')
  const setup = { systemPrompt: 'Be brief.' }
  await yourData(options).importFile(exportOf([{ ...about, title: 'About ducks', setup }]))
  await expect(yourData(options).outcome).toContainText('One of them has settings of its own')

  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 900, height: 700 })
  await panel.getByRole('button', { name: 'About ducks', exact: true }).click()
  await expect(chat(panel).answers.last()).toContainText('Long.')
  await chat(panel).ask('And sleep?')
  await expect(chat(panel).answers.last()).toContainText('The 2 oldest turns were not sent')
  await expect.poll(() => server.requests.length).toBe(1)
  const [instructions, quoted, ...rest] = server.requests[0]?.body.messages ?? []
  expect(instructions).toEqual({ role: 'system', content: 'Be brief.' })
  expect(quoted?.content).toContain('Ducks swim.')
  expect(quoted?.content).not.toContain('Do they fly?')
  expect(rest.map(({ content }) => `${content}`.split('.', 1)[0])).toEqual([
    'Do they sing?',
    'Long',
    'And sleep?',
  ])
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
