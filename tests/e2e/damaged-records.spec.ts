import { says } from '../servers/scripted-answer.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { putRecords } from './fixtures/stored-records.ts'

test('a damaged record is listed and can be saved as it is, and everything else is there', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  server.script(says('A whole answer'))
  await chat(panel).ask('A whole question')
  await expect(chat(panel).button('Copy')).toBeVisible()
  const options = await extension.openTab('options.html')
  const section = options.getByRole('region', { name: 'Damaged records' })
  await expect(options.getByRole('region', { name: 'Your data' })).toBeVisible()
  await expect(section).toBeHidden()

  await putRecords(options, [['conversation', 'broken'], { title: 3 }])
  await options.reload()
  await expect(section).toContainText('One record could not be read')
  await expect(section.getByRole('listitem')).toHaveText('conversation / broken')
  const save = () => section.getByRole('button', { name: 'Save raw copy' }).click()
  const copy = await extension.savedBy(options, save)
  expect(JSON.parse(copy.text)).toEqual([{ key: ['conversation', 'broken'], value: { title: 3 } }])

  await panel.reload()
  await expect(chat(panel).answers).toContainText('A whole answer')
})
