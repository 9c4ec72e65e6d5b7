import { button } from './fixtures/add-connection.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

test('a curl command that is pasted as the address is a whole connection, its key where keys belong', async ({
  extension,
  server,
}) => {
  await extension.grantHost(server.url)
  const options = await extension.openTab('options.html')
  await button(options, 'Add a connection').click()
  await options.getByRole('button', { name: /^Another server/ }).click()
  const form = options.getByRole('form', { name: 'New connection' })
  const command = [
    `curl '${server.url}/v1/chat/completions' \\`,
    "  -H 'Authorization: Bearer sk-pasted' -H 'X-Team: blue' \\",
    `  --data-raw '{"model": "pasted-model", "messages": []}'`,
  ].join('\n')
  await extension.copy(options, command)
  await form.getByLabel('Server URL').press('Control+v')

  await expect(form.getByLabel('Server URL')).toHaveValue(new RegExp(`^${server.url}/v1`))
  await expect(form.getByLabel('Model', { exact: true })).toHaveValue('pasted-model')
  await expect(form.getByLabel('Key or access code')).toHaveValue('sk-pasted')
  await expect(form.getByLabel('Key or access code')).toHaveAttribute('type', 'password')
  await form.getByText('More settings').click()
  await expect(form.getByLabel('Name of header 1')).toHaveValue('x-team')
  await form.getByRole('button', { name: 'Save' }).click()
  const { host } = new URL(server.url)
  await expect(button(options, `Edit “${host}”`)).toBeFocused()
  expect(await options.content()).not.toContain('sk-pasted')

  await button(options, `Move “${host}” up`).click()
  const panel = await extension.openPanel()
  await chat(panel).ask('Hello')
  await expect(chat(panel).button('Copy')).toBeVisible()
  const [request] = server.requests
  expect(request?.headers).toMatchObject({ authorization: 'Bearer sk-pasted', 'x-team': 'blue' })
  expect([request?.path, request?.body.model]).toEqual(['/v1/chat/completions', 'pasted-model'])
})
