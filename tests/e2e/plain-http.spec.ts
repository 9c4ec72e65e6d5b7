import { button } from './fixtures/add-connection.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

test.use({ hosts: ['lan.example.test'] })

test('plain http beyond this computer is refused, until a person allows it for that server', async ({
  extension,
  server,
}) => {
  const url = `http://lan.example.test:${server.port}`
  await extension.grantHost(url)
  const options = await extension.openTab('options.html')
  await button(options, 'Add a connection').click()
  await options.getByRole('button', { name: /^Another server/ }).click()
  const form = options.getByRole('form', { name: 'New connection' })
  await form.getByLabel('Name', { exact: true }).fill('Desk')
  await form.getByLabel('Server URL').fill(`${url}/v1`)
  await form.getByLabel('Key or access code').fill('sk-plain')
  await form.getByLabel('Model', { exact: true }).fill('m')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form.getByLabel('Server URL')).toHaveAccessibleDescription(
    /^Without https:\/\/ others on the way/,
  )
  await expect(button(options, 'Edit “Desk”')).toBeHidden()
  expect([...server.visits, ...server.requests]).toEqual([])

  await form.getByRole('switch', { name: 'Allow http:// for this server' }).click()
  await form.getByRole('button', { name: 'Save' }).click()
  await button(options, 'Move “Desk” up').click()
  const panel = await extension.openPanel()
  await chat(panel).ask('Hello')
  await expect(chat(panel).button('Copy')).toBeVisible()
  expect(server.requests[0]?.headers).toMatchObject({
    host: `lan.example.test:${server.port}`,
    authorization: 'Bearer sk-plain',
  })
})
