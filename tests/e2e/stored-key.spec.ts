import { addConnection, button, openWithWork } from './fixtures/add-connection.ts'
import { axe } from './fixtures/axe.ts'
import { expect, test } from './fixtures/extension.ts'

test('a key that is stored is said to be given for its origin as soon as another is typed, and is forgotten with it', async ({
  extension,
}) => {
  const options = await extension.openTab('options.html')
  await addConnection(options, 'Work', 'https://work.example/v1', 'm', 'sk-work')
  await button(options, 'Edit “Work”').press('Enter')
  const form = options.getByRole('form', { name: 'Work' })
  const warning = form.getByText('The stored key was given for')
  await expect(form.getByText('A key is stored')).toBeVisible()
  await expect(warning).toBeHidden()
  const url = form.getByLabel('Server URL')
  await url.fill('https://work.example/v2')
  await expect(warning).toBeHidden()
  await url.fill('http://work.example/v1')
  await expect(warning).toHaveText(
    'The stored key was given for https://work.example, and is forgotten when you save http://work.example.',
  )
  await url.fill('https://moved.example/v1')
  await expect(warning).toHaveText(
    'The stored key was given for work.example, and is forgotten when you save another server.',
  )
  expect((await axe(options).analyze()).violations.map(({ id }) => id)).toEqual([])
  await form.getByRole('button', { name: 'Save' }).press('Enter')
  await expect(form.getByText('Saved', { exact: true })).toBeVisible()
  await expect(form.getByText('A key is stored')).toBeHidden()
  await expect(warning).toBeHidden()
})

test('Replace says what an empty field does, and leads back to the stored key', async ({
  extension,
  server,
}) => {
  const options = await openWithWork(extension, server)
  await button(options, 'Edit “Work”').press('Enter')
  const form = options.getByRole('form', { name: 'Work' })
  const key = form.getByLabel('Key or access code')
  const unsaved = form.getByText('Unsaved changes')
  await button(options, 'Replace').press('Enter')
  await expect(key).toHaveAccessibleDescription(/Left empty, the stored key is kept/)
  await expect(unsaved).toBeHidden()
  await key.fill('sk-other')
  await form.getByLabel('Kind').selectOption('Access code')
  await expect(unsaved).toBeVisible()

  await button(options, 'Keep the stored key').press('Enter')
  await expect(button(options, 'Replace')).toBeFocused()
  await expect(unsaved).toBeHidden()
  await button(options, 'Replace').press('Enter')
  await expect(key).toBeFocused()
  await expect(key).toHaveValue('')
  await options.keyboard.press('Enter')
  await expect(form.getByText('Saved', { exact: true })).toBeVisible()
  await form.getByRole('button', { name: 'Test' }).click()
  await expect(form.getByText(/answered in \d/)).toBeVisible()
  expect(server.requests.at(-1)?.headers.authorization).toBe('Bearer sk-work')
})
