import { addConnection, button, openWithWork } from './fixtures/add-connection.ts'
import { expect, test } from './fixtures/extension.ts'

test('a form that is folded keeps what was typed in it, and a key is saved from it', async ({
  extension,
  server,
}) => {
  const options = await openWithWork(extension, server)
  const edit = button(options, 'Edit “Work”')
  const row = options.getByRole('listitem').filter({ has: edit })
  const form = options.getByRole('form', { name: 'Work' })
  const instructions = form.getByLabel('Instructions')
  await edit.press('Enter')
  await instructions.fill('Half a sent')
  await button(options, 'Replace').press('Enter')
  await options.keyboard.type('sk-new')
  await expect(row).not.toContainText('unsaved changes')
  await edit.press('Enter')
  await expect(form).toBeHidden()
  await expect(row).toContainText('unsaved changes')

  await edit.press('Enter')
  await expect(instructions).toHaveValue('Half a sent')
  await expect(form.getByLabel('Key or access code')).toHaveValue('sk-new')
  await form.getByRole('button', { name: 'Save' }).press('Enter')
  await expect(form.getByText('Saved', { exact: true })).toBeVisible()
  await form.getByRole('button', { name: 'Test' }).press('Enter')
  await expect(form.getByText(/answered in \d/)).toBeVisible()
  expect(server.requests.at(-1)?.headers.authorization).toBe('Bearer sk-new')
})

test('changes that are discarded are back at what is stored, with the focus at Test', async ({
  extension,
}) => {
  const options = await extension.openTab('options.html')
  const form = options.getByRole('form', { name: '127.0.0.1:17171' })
  const edit = button(options, 'Edit “127.0.0.1:17171”')
  const row = options.getByRole('listitem').filter({ has: edit })
  const instructions = form.getByLabel('Instructions')
  await instructions.fill('Half a sent')
  await edit.press('Enter')
  await expect(row).toContainText('unsaved changes')
  await edit.press('Enter')
  await button(options, 'Discard changes').press('Enter')
  await expect(instructions).toHaveValue('')
  await expect(button(options, 'Test')).toBeFocused()
  await edit.press('Enter')
  await expect(row).not.toContainText('unsaved changes')
  await expect(row.locator('form')).not.toBeAttached()
})

test('an undo brings back a connection with what was typed in its form', async ({ extension }) => {
  const options = await extension.openTab('options.html')
  await addConnection(options, 'Work', 'https://work.example/v1', 'm', 'sk-work')
  const form = options.getByRole('form', { name: 'Work' })
  await button(options, 'Edit “Work”').press('Enter')
  await form.getByLabel('Instructions').fill('Half a sent')
  await button(options, 'Delete “Work”').press('Enter')
  await expect(button(options, 'Edit “Work”')).toBeHidden()
  await expect(form).toBeHidden()
  await button(options, 'Undo').press('Enter')
  await expect(form.getByLabel('Instructions')).toHaveValue('Half a sent')
  await form.getByRole('button', { name: 'Save' }).press('Enter')
  await expect(form.getByText('Saved', { exact: true })).toBeVisible()
})
