import type { Locator } from '@playwright/test'
import type { Message } from '../../lib/model/message.ts'
import { generateHistory } from '../../scripts/bench/generated-history.ts'
import { exportOf } from '../unit/transfer/samples.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { reading } from './fixtures/reading.ts'
import { yourData } from './fixtures/your-data.ts'

const FAR_UP = 10
const EDITED = 100
/** Of those that have one word, that which stands after more than are shown at first. */
const MANY = 25
const FIRST_OF_MANY = 40

test('a hit far up in a long conversation is gone to, and one in a version that is not shown', async ({
  extension,
}) => {
  const [generated] = generateHistory({ conversations: 1, messages: 200 })
  if (!generated) throw new Error('Nothing was generated')
  const { head, messages } = generated
  const saying = (message: Message | undefined, text: string) => ({
    ...message,
    parts: [{ type: 'text', text }],
  })
  const { [EDITED]: edited, [FAR_UP]: old } = messages
  const all = [
    ...messages.map((message, index) => {
      if (message === old) return saying(old, 'Where do quokkas sleep?')
      const number = (index - FIRST_OF_MANY) / 2
      return number >= 0 && number < MANY && message.role === 'user'
        ? saying(message, `Is this numbat ${number}?`)
        : message
    }),
    { ...saying(edited, 'Do wombats dream?'), id: `${edited?.id}a` },
  ]
  const options = await extension.openTab('options.html')
  await yourData(options).importFile(exportOf([{ ...head, messages: all }]))
  await expect(yourData(options).outcome).toHaveText('Added 1 conversation with 201 messages.')

  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 400, height: 600 })
  const results = panel.getByRole('region', { name: 'Search results' })
  const turn = (question: string) => chat(panel).questions.filter({ hasText: question })
  async function jumpTo(typed: string, question: string): Promise<void> {
    await chat(panel).button('Conversations').click()
    await panel.getByRole('textbox', { name: 'Search conversations' }).fill(typed)
    await results.getByRole('button', { name: /^You/ }).click()
    await expect(turn(question)).toBeFocused()
    await expect(turn(question)).toBeInViewport()
  }

  await jumpTo('quokka', 'Where do quokkas sleep?')
  await expect(chat(panel).button('Jump to the end')).toBeVisible()
  await jumpTo('wombat', 'Do wombats dream?')
  // Which ends there.
  await reading(panel).expectEnd()
  await expect(chat(panel).button('Jump to the end')).toHaveCount(0)

  // By keyboard: the button leads to the first that it brought.
  await chat(panel).button('Conversations').click()
  await panel.getByRole('textbox', { name: 'Search conversations' }).fill('numbat')
  const numbat = (number: number) =>
    results.getByRole('button', { name: `You Is this numbat ${number}?`, exact: true })
  await expect(numbat(2)).toBeVisible()
  await expect(numbat(3)).toHaveCount(0)
  await results.getByRole('button', { name: /^22 more messages in “/ }).press('Enter')
  await expect(numbat(3)).toBeFocused()
  await results.getByRole('button', { name: /^2 more messages in “/ }).press('Enter')
  await expect(numbat(23)).toBeFocused()
  await panel.keyboard.press('ArrowDown')
  await panel.keyboard.press('Enter')
  await expect(turn('Is this numbat 24?')).toBeFocused()
  await expect(turn('Is this numbat 24?')).toBeInViewport()
})

test('a hit far down in a long answer is gone to, and marked there', async ({ extension, server }) => {
  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 400, height: 600 })
  server.script(async answer => {
    await answer.write(`${'Of other animals, a line.\n\n'.repeat(3_000)}Quokkas **sleep** by day.\n\n`)
    await answer.write('And on.\n\n'.repeat(1_000))
    await answer.end()
  })
  await chat(panel).ask('All about animals')
  await expect(chat(panel).button('Copy')).toBeVisible()
  await panel.reload()
  await chat(panel).button('Conversations').click()
  await panel.getByRole('textbox', { name: 'Search conversations' }).fill('quokkas sleep')
  await panel
    .getByRole('region', { name: 'Search results' })
    .getByRole('button', { name: /^Mishalsgpt/ })
    .click()
  await expect(chat(panel).answers.getByText('Quokkas sleep by day.')).toBeInViewport()
  const marked = () => panel.evaluate(() => [...(CSS.highlights.get('found') ?? [])].map(String))
  expect(await marked()).toEqual(['Quokkas'])
  const tint = (text: Locator) =>
    text.evaluate(element => getComputedStyle(element, '::highlight(found)').backgroundColor)
  const bare = await tint(chat(panel).questions.getByText('All about animals'))
  expect(await tint(chat(panel).answers.getByText('Quokkas sleep by day.'))).not.toBe(bare)
})
