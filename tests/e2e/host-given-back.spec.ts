import { button, openWithWork } from './fixtures/add-connection.ts'
import { expect, test } from './fixtures/extension.ts'
import { PRESET_URL } from './fixtures/preset.ts'

test('a host is given back to the browser when its last connection moves elsewhere, and not before', async ({
  extension,
  server,
}) => {
  const options = await openWithWork(extension, server)
  const isAllowed = () => extension.hasHost(server.url)
  const move = async (name: string) => {
    const form = options.getByRole('form', { name })
    await form.getByLabel('Server URL').fill('https://elsewhere.example/v1')
    await form.getByRole('button', { name: 'Save' }).click()
  }
  await button(options, 'Edit “Work”').click()
  await move('Work')
  await expect(options.getByText('Saved', { exact: true })).toBeVisible()
  // The connection that was there before is on the same host.
  expect(await isAllowed()).toBe(true)
  await move(new URL(PRESET_URL).host)
  await expect.poll(isAllowed).toBe(false)
})
