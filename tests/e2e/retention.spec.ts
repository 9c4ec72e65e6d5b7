import { generateHistory, writeHistory } from '../../scripts/bench/generated-history.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { listOf } from './fixtures/list.ts'
import { openWithHistory } from './fixtures/open-with-history.ts'
import { putRecords } from './fixtures/stored-records.ts'

test('conversations older than a person keeps them go once that is confirmed, and can be brought back for good', async ({
  extension,
  browserName,
}) => {
  const first = await extension.openPanel()
  await expect(chat(first).message).toBeVisible()
  // Of today, of a year ago, of two years ago, of three.
  await writeHistory(first, generateHistory({ conversations: 4, messages: 6, now: Date.now() }))
  await first.close()

  const options = await extension.openTab('options.html')
  const history = options.getByRole('region', { name: 'History' })
  const keep = history.getByLabel('Keep conversations')
  await expect(history).toContainText(/4 conversations with 24 messages, \d+ kB/)
  await expect(history).toContainText('In this browser’s profile, on this computer only.')
  const { host } = new URL(options.url())
  const folder =
    browserName === 'firefox'
      ? `storage/default/moz-extension+++${host}`
      : `IndexedDB/chrome-extension_${host}_0.indexeddb.leveldb`
  await expect(history.getByText(folder, { exact: true })).toBeVisible()
  await keep.selectOption('30 days')
  const dialog = options.getByRole('dialog', { name: 'Delete 3 conversations?' })
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(keep).toHaveValue('ever')
  await keep.selectOption('30 days')
  await dialog.getByRole('button', { name: 'Delete 3 conversations' }).press('Enter')
  await expect(history).toContainText('1 conversation with 6 messages')
  await expect(options.getByText('3 old conversations deleted')).toBeVisible()

  // Said in the panel that is opened next as well, and undone from either.
  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 400, height: 600 })
  await chat(panel).button('Conversations').click()
  await expect(listOf(panel).rows).toHaveCount(1)
  await expect(panel.getByText('3 old conversations deleted')).toBeVisible()
  await options.bringToFront()
  await keep.press('Tab')
  await expect(options.getByRole('button', { name: 'Undo' })).toBeFocused()
  await options.keyboard.press('Enter')
  await expect(history).toContainText('4 conversations with 24 messages')
  await expect(listOf(panel).rows).toHaveCount(4)

  // They have their thirty days before them.
  await expect(keep).toHaveValue('30')
  await keep.selectOption('7 days')
  await expect(dialog).toBeHidden()
  await expect(keep).toHaveValue('7')
  await expect(history).toContainText('4 conversations')
})

test('as many go as the dialog promises, and one that is open goes when it is closed', async ({
  extension,
}) => {
  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 900, height: 700 })
  await expect(chat(panel).message).toBeVisible()
  await writeHistory(panel, generateHistory({ conversations: 4, messages: 6, now: Date.now() }))
  await panel.reload()
  await listOf(panel).rows.last().click()
  await expect(chat(panel).answers.last()).toBeVisible()

  const options = await extension.openTab('options.html')
  const history = options.getByRole('region', { name: 'History' })
  await history.getByLabel('Keep conversations').selectOption('30 days')
  const dialog = options.getByRole('dialog', { name: 'Delete 2 conversations?' })
  await expect(dialog).toContainText('One more is open: it goes once it is closed.')
  await dialog.getByRole('button', { name: 'Delete 2 conversations' }).click()
  await expect(options.getByText('2 old conversations deleted')).toBeVisible()
  await expect(history).toContainText('2 conversations with 12 messages')
  await panel.close()
  await expect(history).toContainText('1 conversation with 6 messages')
})

test('what has grown old goes by itself, is said where the list is open, and can be brought back', async ({
  extension,
}) => {
  const options = await extension.openTab('options.html')
  const history = options.getByRole('region', { name: 'History' })
  await history.getByLabel('Keep conversations').selectOption('30 days')
  await expect(history).toContainText('0 conversations with 0 messages')

  // Of today and of a year ago, as if written since; and the last look at what is old was more than a day ago.
  const panel = await openWithHistory(extension, { conversations: 2, messages: 4, now: Date.now() }, 900)
  const { rows } = listOf(panel)
  await expect(rows).toHaveCount(2)
  await putRecords(panel, [['swept'], 0])
  await extension.killWorker()
  await rows.first().click()
  await expect(rows).toHaveCount(1)
  await expect(panel.getByText(/^Deleted the old conversation “/)).toBeVisible()
  await expect(history).toContainText('1 conversation with 4 messages')
  await chat(panel).button('Undo').press('Enter')
  await expect(rows).toHaveCount(2)
  await expect(history).toContainText('2 conversations with 8 messages')
})
