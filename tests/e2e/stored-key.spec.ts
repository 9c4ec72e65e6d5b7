import { addConnection, button } from './fixtures/add-connection.ts'
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
