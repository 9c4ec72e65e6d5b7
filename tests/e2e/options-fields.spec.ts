import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/extension.ts'

const field = (options: Page, name: string) => options.getByRole('textbox', { name, exact: true })
const model = (options: Page) => options.getByLabel('Model', { exact: true })
const save = (options: Page) => options.getByRole('button', { name: 'Save' }).click()

test('what is half typed in one options page outlives a save in another', async ({ extension }) => {
  const one = await extension.openTab('options.html')
  await field(one, 'Instructions').fill('Half a sent')
  const other = await extension.openTab('options.html')
  await model(other).fill('another-model')
  await save(other)
  await expect(other.getByText('Saved', { exact: true })).toBeVisible()

  await expect(model(one)).toHaveValue('another-model')
  await expect(field(one, 'Instructions')).toHaveValue('Half a sent')
  await save(one)
  await expect(one.getByText('Saved', { exact: true })).toBeVisible()
  await expect(field(other, 'Instructions')).toHaveValue('Half a sent')
})

test('options refuses a value that cannot be, says so beside it, and saves nothing', async ({
  extension,
  server,
}) => {
  const options = await extension.openTab('options.html')
  for (const [name, typed, reason] of [
    ['Model', ' ', 'Enter the name of a model'],
    ['Temperature', '3', 'Enter a number from 0 to 2'],
    ['Temperature', 'warm', 'Enter a number from 0 to 2'],
    ['Models to choose from', 'm'.repeat(301), 'Enter at most 300 characters a line'],
    ['Key or access code', 'k'.repeat(10_001), 'Enter at most 10,000 characters'],
    ['Key or access code', 'ключ', 'A key has only Latin letters'],
  ] as const) {
    await test.step(`${name}: “${typed.slice(0, 9)}”`, async () => {
      if (name !== 'Model') await options.getByText('More settings').click()
      const control = options.getByLabel(name, { exact: true })
      const before = await control.inputValue()
      await control.fill(typed)
      // Which models there are a test tells.
      for (const button of name === 'Model' ? ['Save'] : ['Test', 'Save']) {
        await options.getByRole('button', { name: button }).click()
        await expect(control).toHaveAttribute('aria-invalid', 'true')
        await expect(control).toHaveAccessibleDescription(new RegExp(reason))
        await expect(control).toBeFocused()
      }
      await options.reload()
      await expect(control).toHaveValue(before)
    })
  }
  expect(server.requests).toHaveLength(0)
})

test('after Save the focus is where it was', async ({ extension }) => {
  const options = await extension.openTab('options.html')
  await model(options).fill('another-model')
  await options.getByRole('button', { name: 'Save' }).press('Enter')
  await expect(options.getByText('Saved', { exact: true })).toBeVisible()
  await expect(options.getByRole('button', { name: 'Save' })).toBeFocused()
})
