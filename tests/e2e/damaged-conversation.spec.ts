import type { Page } from '@playwright/test'
import { says } from '../servers/scripted-answer.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { listOf } from './fixtures/list.ts'
import { keysOf, putRecords } from './fixtures/stored-records.ts'
import { yourData } from './fixtures/your-data.ts'

/** Leaves of the conversation's head and of its second message what nobody can read. */
async function damage(page: Page): Promise<void> {
  const [head] = await keysOf(page, 'conversation')
  const [, message] = await keysOf(page, 'message')
  if (!head || !message) throw new Error('Nothing is stored that could be damaged')
  await putRecords(page, [head, { title: 3 }], [message, { title: 3 }])
}

test('a damaged conversation is shown but for what is damaged, survives a deletion undone, and a backup mends it', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  server.script(says('The first answer'))
  await chat(panel).ask('The first question')
  await expect(chat(panel).button('Copy')).toHaveCount(1)
  server.script(says('The second answer'))
  await chat(panel).ask('The second question')
  await expect(chat(panel).button('Copy')).toHaveCount(2)

  const options = await extension.openTab('options.html')
  const press = (name: string) => () => options.getByRole('button', { name }).click()
  const backup = await extension.savedBy(options, press('Export everything'))
  await damage(options)
  await extension.killWorker()
  await Promise.all([panel.reload(), options.reload()])

  const section = options.getByRole('region', { name: 'Damaged records' })
  await expect(section).toContainText('2 records could not be read')
  await expect(chat(panel).questions).toHaveText([/The first question/, /The second question/])
  await expect(chat(panel).answers.first()).toContainText(
    'This answer cannot be read: its record is damaged.',
  )
  await expect(chat(panel).answers.last()).toContainText('The second answer')

  await listOf(panel).row('The first question').focus()
  await panel.keyboard.press('Delete')
  await expect(listOf(panel).rows).toHaveCount(0)
  await panel.getByRole('button', { name: 'Undo' }).click()
  await expect(listOf(panel).rows).toHaveCount(1)
  await options.reload()
  const copy = await extension.savedBy(options, press('Save raw copy'))
  expect(JSON.parse(copy.text).map(({ value }: { value: unknown }) => value)).toEqual([
    { title: 3 },
    { title: 3 },
  ])

  await yourData(options).importFile(backup.text)
  await expect(yourData(options).outcome).toHaveText(/^Mended 2 damaged records; all other messages/)
  await listOf(panel).row('The first question').click()
  await expect(chat(panel).answers.first()).toContainText('The first answer')
})
