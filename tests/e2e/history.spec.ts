import { exported, exportOf } from '../unit/transfer/samples.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { listOf } from './fixtures/list.ts'
import { yourData } from './fixtures/your-data.ts'

const DAY = 24 * 60 * 60 * 1000

test('conversations are listed newest first, opened, renamed, deleted and brought back', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 400, height: 700 })
  for (const question of ['First question', 'Second question']) {
    await chat(panel).button('New chat').click()
    await chat(panel).ask(question)
    await expect(chat(panel).button('Copy')).toBeVisible()
  }
  await chat(panel).button('Conversations').click()
  const list = panel.getByRole('navigation', { name: 'Conversations' })
  const titles = list.getByRole('button', { name: /question$/ })
  await expect(titles).toHaveText(['Second question', 'First question'])

  await list.getByRole('button', { name: 'First question', exact: true }).click()
  await expect(chat(panel).questions).toHaveText('First question')

  await chat(panel).button('Conversations').click()
  await list.getByRole('button', { name: 'Rename “First question”' }).click()
  await panel.getByRole('textbox', { name: 'Name of the conversation' }).fill('A better question')
  await panel.keyboard.press('Enter')
  await expect(titles).toHaveText(['Second question', 'A better question'])

  await list.getByRole('button', { name: 'Delete “A better question”' }).click()
  await expect(titles).toHaveText(['Second question'])
  await panel.getByRole('button', { name: 'Undo' }).click()
  await expect(titles).toHaveText(['Second question', 'A better question'])
  await list.getByRole('button', { name: 'A better question', exact: true }).click()
  await expect(chat(panel).questions).toHaveText('First question')
  await expect(chat(panel).answers).toHaveCount(1)
  expect(server.requests).toHaveLength(2)
})

test('conversations stand under their days, are renamed by F2, and selected from one to another by clicks', async ({
  extension,
}) => {
  const options = await extension.openTab('options.html')
  const noon = new Date().setHours(12, 0, 0, 0)
  const monthOf = (days: number) =>
    new Date(noon - days * DAY).toLocaleDateString('en', { month: 'long', year: 'numeric' })
  const ages = [0, 1, 3, 20, 400]
  const conversations = ages.map(days => {
    const updated = Math.min(noon - days * DAY, Date.now())
    return {
      ...exported,
      id: `c${days}`,
      title: `Of ${days} days`,
      created: updated,
      updated,
      ...(days === 3 && { pinned: true }),
    }
  })
  await yourData(options).importFile(exportOf(conversations))
  await expect(yourData(options).outcome).toHaveText('Added 5 conversations with 10 messages.')

  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 400, height: 700 })
  await chat(panel).button('Conversations').click()
  const { nav, rows, row } = listOf(panel)
  await expect(nav.getByRole('heading')).toHaveText([
    'Pinned',
    'Today',
    'Yesterday',
    monthOf(20),
    monthOf(400),
  ])
  await expect(rows).toHaveText([3, 0, 1, 20, 400].map(days => `Of ${days} days`))

  await row('Of 1 days').press('F2')
  await panel.keyboard.type('Renamed')
  await panel.keyboard.press('Enter')
  await expect(row('Renamed')).toBeFocused()

  await row('Of 0 days').click({ modifiers: ['Control'] })
  await row('Of 400 days').click({ modifiers: ['Shift'] })
  await expect(nav.getByText('4 selected')).toBeVisible()
  await row('Renamed').click({ modifiers: ['Shift'] })
  await expect(nav.getByText('2 selected')).toBeVisible()
  await panel.keyboard.press('Delete')
  await expect(rows).toHaveText(['Of 3 days', 'Of 20 days', 'Of 400 days'])
})

test.describe('as time goes by', () => {
  test.use({ ownBrowser: true })

  test('a deletion can be undone for ten seconds, and is then said no more', async ({ extension }) => {
    const panel = await extension.openPanel()
    await panel.setViewportSize({ width: 900, height: 700 })
    await chat(panel).ask('First question')
    await expect(chat(panel).button('Copy')).toBeVisible()
    const { rows, nav } = listOf(panel)
    await expect(rows).toHaveCount(1)
    await panel.clock.install()
    const now = () => panel.evaluate(() => Date.now())
    const before = await now()
    await nav.getByRole('button', { name: 'Delete “First question”' }).press('Enter')
    await expect(chat(panel).button('Undo')).toBeVisible()
    const after = await now()
    // The clock goes on by itself: it stands where the offer must still be, and then where it must not, however long
    // that took.
    await panel.clock.pauseAt(before + 9_000)
    await expect(chat(panel).button('Undo')).toBeVisible()
    await panel.clock.pauseAt(after + 11_000)
    await expect(chat(panel).button('Undo')).toHaveCount(0)
  })
})
