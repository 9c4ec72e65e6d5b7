import { addConnection, button } from './fixtures/add-connection.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { filesWith } from './fixtures/files-with.ts'

test.use({ ownBrowser: true })

test('a key that is to be forgotten is used until the browser closes, and is in no file', async ({
  extension,
  profile,
  server,
}) => {
  const options = await extension.openTab('options.html')
  await addConnection(options, 'Kept', server.url, 'm', 'sk-written-down')
  await addConnection(options, 'Work', server.url, 'm', 'sk-passing')
  await button(options, 'Edit “Work”').click()
  const form = options.getByRole('form', { name: 'Work' })
  await form.getByText('More settings').click()
  await form.getByRole('switch', { name: 'Forget the key when the browser closes' }).click()
  await form.getByRole('button', { name: 'Replace' }).click()
  await form.getByLabel('Key or access code').fill('sk-forgotten')
  await form.getByRole('button', { name: 'Save' }).click()
  const row = options.locator('[data-connection]').filter({ hasText: 'Work' })
  await expect(row).toContainText('key until the browser closes')

  // The worker that was told of it is gone.
  await extension.killWorker()
  for (const place of [1, 0]) {
    await button(options, 'Move “Work” up').click()
    await expect(options.locator('[data-connection]').nth(place)).toContainText('Work')
  }
  const panel = await extension.openPanel()
  await chat(panel).ask('Hello')
  await expect(chat(panel).button('Copy')).toBeVisible()
  expect(server.requests[0]?.headers.authorization).toBe('Bearer sk-forgotten')

  await extension.restart()
  const after = await extension.openTab('options.html')
  await expect(after.locator('[data-connection]').filter({ hasText: 'Work' })).toContainText('key missing')
  await extension.close()
  expect(await filesWith(['sk-written-down'], profile.folder)).not.toEqual([])
  expect(await filesWith(['sk-forgotten'], profile.folder)).toEqual([])
})
