import { join } from 'node:path'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { yourData } from './fixtures/your-data.ts'

const FILES = ['chatgpt', 'page-assist', 'chatgptbox'].map(name =>
  join(import.meta.dirname, `../fixtures/exports/${name}.json`),
)

test('other programs’ exports become conversations with their versions and reasoning, and nothing else', async ({
  extension,
}) => {
  const options = await extension.openTab('options.html')
  const { file, outcome } = yourData(options)
  await file.setInputFiles(FILES)
  await expect(outcome).toHaveText('Added 3 conversations with 11 messages.')
  await expect(options.getByText(/evil\.example|Smuggled/)).toHaveCount(0)

  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 900, height: 700 })
  const { questions, answers, button } = chat(panel)

  await panel.getByRole('button', { name: 'Blue sky', exact: true }).click()
  await expect(answers.getByRole('paragraph')).toHaveText([
    'Because of Rayleigh scattering.',
    'That is a sunset.',
  ])
  await expect(questions.last()).toContainText('And this one?')
  await answers.first().getByText('Reasoning').click()
  await expect(answers.first()).toContainText('Short waves scatter most.')
  await button('Previous version').click()
  // As a list: until the version changes there are two.
  await expect(answers).toHaveText([/Because of the sea\./])
  await expect(panel.getByText(/Hidden|nobody saw|search\(/)).toHaveCount(0)

  await panel.getByRole('button', { name: 'Tea at noon', exact: true }).click()
  await expect(answers).toContainText('At 80 °C.')
  await expect(panel.getByText('pirate')).toHaveCount(0)

  await panel.getByRole('button', { name: 'Name a river', exact: true }).click()
  await expect(questions).toHaveText(['Name a river', 'And a lake?'])
  await expect(answers.last()).toContainText('Lake Balaton.')
})
