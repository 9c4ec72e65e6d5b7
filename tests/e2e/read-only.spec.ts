import { says } from '../servers/scripted-answer.ts'
import { exported, exportOf } from '../unit/transfer/samples.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { allRecords, keysOf, putRecords } from './fixtures/stored-records.ts'
import { yourData } from './fixtures/your-data.ts'

test('what a newer version wrote is shown and left alone, and the person is told', async ({
  extension,
  server,
  browserName,
}) => {
  const before = await extension.openPanel()
  server.script(says('An old answer'))
  await chat(before).ask('An old question')
  await expect(chat(before).button('Copy')).toBeVisible()
  await putRecords(before, [['schema'], 999])
  const stored = await allRecords(before)
  await before.close()
  await extension.killWorker()

  const panel = await extension.openPanel()
  await expect(chat(panel).answers).toContainText('An old answer')
  await expect(panel.getByRole('alert')).toContainText('written by a newer version')
  await chat(panel).ask('A new question')
  await expect(panel.getByText('Update the extension to go on; nothing was changed.')).toBeVisible()
  await chat(panel).button('Look for an update').click()
  const said = browserName === 'firefox' ? 'does not say whether there is one' : 'finds no update yet'
  await expect(panel.getByText(`The browser ${said}`)).toBeVisible()
  await expect(chat(panel).message).toHaveValue('A new question')
  expect(server.requests).toHaveLength(1)
  expect(await allRecords(panel)).toBe(stored)
})

test('a file is not imported among what a newer version wrote, and Options says why', async ({
  extension,
}) => {
  const before = await extension.openTab('options.html')
  await expect(before.getByRole('button', { name: 'Import a file' })).toBeVisible()
  // What a background begins with is written before the version is another.
  await expect.poll(() => keysOf(before, 'index')).toHaveLength(1)
  await putRecords(before, [['schema'], 999])
  const stored = await allRecords(before)
  await before.close()
  await extension.killWorker()

  const options = await extension.openTab('options.html')
  await expect(options.getByRole('alert')).toContainText('written by a newer version')
  await yourData(options).importFile(exportOf([exported]))
  await expect(yourData(options).outcome).toContainText('update the extension first')
  expect(await allRecords(options)).toBe(stored)
})
