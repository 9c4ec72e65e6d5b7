import { addConnection, button } from './fixtures/add-connection.ts'
import { expect, test } from './fixtures/extension.ts'

test('what is done with a stored key leaves the focus at what can be done next', async ({ extension }) => {
  const options = await extension.openTab('options.html')
  await addConnection(options, 'Work', 'https://work.example/v1', 'm', 'sk-work')
  await button(options, 'Edit “Work”').press('Enter')
  const form = options.getByRole('form', { name: 'Work' })
  const replace = button(options, 'Replace')
  await button(options, 'Forget').press('Enter')
  await expect(button(options, 'Keep')).toBeFocused()
  await button(options, 'Keep').press('Enter')
  await expect(replace).toBeFocused()
  await replace.press('Enter')
  const key = form.getByLabel('Key or access code')
  await expect(key).toBeFocused()
  await options.keyboard.type('sk-new')
  await options.keyboard.press('Enter')
  await expect(form.getByText('A key is stored')).toBeVisible()
  await expect(replace).toBeFocused()
})

test('after Restore default server the focus is at Test', async ({ extension }) => {
  const options = await extension.openTab('options.html')
  const url = options.getByLabel('Server URL')
  const preset = await url.inputValue()
  await url.fill('https://work.example/v1')
  await button(options, 'Restore default server').press('Enter')
  await expect(url).toHaveValue(preset)
  await expect(button(options, 'Test')).toBeFocused()
})

test('after Remove from sync the focus is at the switch of sync', async ({ extension }) => {
  const options = await extension.openTab('options.html')
  const sync = options.getByRole('switch', { name: 'Sync with your browser account' })
  await sync.press('Enter')
  await expect(sync).toBeChecked()
  await expect.poll(() => options.evaluate(() => chrome.storage.sync.getBytesInUse())).toBeGreaterThan(0)
  await sync.press('Enter')
  await button(options, 'Remove from sync').press('Enter')
  await expect(button(options, 'Remove from sync')).toBeHidden()
  await expect(sync).toBeFocused()
})

test('after a site is removed the focus is at the switch for all sites', async ({ extension, page }) => {
  const { origin, host } = new URL(page.url())
  await extension.grantHost(origin)
  const options = await extension.openTab('options.html')
  await options.evaluate(origin => {
    const command = { type: 'set-site', origin, on: true }
    chrome.runtime.connect({ name: 'page' }).postMessage({ id: 1, command })
  }, origin)
  await button(options, `Remove ${host}`).press('Enter')
  await expect(button(options, `Remove ${host}`)).toBeHidden()
  await expect(options.getByRole('switch', { name: 'Ask button on all sites' })).toBeFocused()
})

test.describe('with a server that allows no other origins', () => {
  test.use({ serverOptions: { wordGap: 0, cors: false } })

  test('after Allow the focus is at Test', async ({ extension, server }) => {
    const options = await extension.openTab('options.html')
    await button(options, 'Test').click()
    const allow = options.getByRole('button', { name: /^Allow 127\.0\.0\.1/ })
    await expect(allow).toBeVisible()
    await extension.grantHost(server.url)
    await allow.press('Enter')
    await expect(options.getByText(/answered in \d/)).toBeVisible()
    await expect(button(options, 'Test')).toBeFocused()
  })
})
