import { button } from './fixtures/add-connection.ts'
import { axe } from './fixtures/axe.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { openWithPolicy } from './fixtures/set-policy.ts'

test.use({ ownBrowser: true })

test('a person gives the key that their organisation leaves to them, and sees what of its policy is wrong', async ({
  extension,
}) => {
  const gateway = { id: 'gateway', name: 'Gateway', url: 'https://ai.example/v1', model: 'm' }
  const options = await openWithPolicy(extension, {
    connections: [gateway, { ...gateway, id: 'other', temperature: 3 }],
    defaultConnection: 'gateway',
  })
  await options.setViewportSize({ width: 320, height: 700 })
  await expect(options.getByText('connections[1].temperature must be at most 2')).toBeVisible()

  await button(options, 'Details of “Gateway”').click()
  const form = options.getByRole('form', { name: 'Gateway' })
  await form.getByLabel('Key or access code').fill('sk-mine')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form.getByText('Saved', { exact: true })).toBeVisible()
  await expect(form.getByText('A key is stored')).toBeVisible()
  expect((await axe(options).analyze()).violations).toEqual([])
})

test('an organisation that allows only its own connections and has none is said to', async ({
  extension,
  server,
}) => {
  const options = await openWithPolicy(extension, { ownConnections: false })
  const own = options.getByRole('switch', { name: '127.0.0.1:17171' })
  await expect(options.getByText('and there is none: nothing can be asked')).toBeVisible()
  await expect(own).toBeHidden()
  await expect(button(options, 'Add a connection')).toBeHidden()
  expect((await axe(options).analyze()).violations).toEqual([])

  const panel = await extension.openPanel()
  await chat(panel).message.fill('Hello')
  await chat(panel).message.press('Enter')
  await expect(panel.getByRole('alert')).toContainText('Your organisation allows only its own connections')
  await expect(chat(panel).message).toHaveValue('Hello')
  expect(server.requests).toHaveLength(0)
})
