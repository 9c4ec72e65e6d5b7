import type { Page } from '@playwright/test'
import { button } from './fixtures/add-connection.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import type { RunningExtension } from './fixtures/running-extension.ts'

test.use({ hosts: ['lan.example.test'] })

async function paste(extension: RunningExtension, options: Page, text: string) {
  await button(options, 'Add a connection').click()
  await options.getByRole('button', { name: /^Another server/ }).click()
  const form = options.getByRole('form', { name: 'New connection' })
  await extension.copy(options, text)
  await form.getByLabel('Server URL').press('Control+v')
  return { form, url: form.getByLabel('Server URL'), key: form.getByLabel('Key or access code') }
}

test('a key that is pasted in a program goes to the server that the program calls, and to no other one in it', async ({
  extension,
  server,
}) => {
  await extension.grantHost(server.url)
  const options = await extension.openTab('options.html')
  const program = [
    `fetch("${server.url}/v1/chat/completions?pwd=hidden", {`,
    '  headers: {',
    '    "Authorization": "Bearer sk-pasted",',
    `    "HTTP-Referer": "http://localhost:${server.port}/other",`,
    '  },',
    '  body: JSON.stringify({ "model": "pasted-model" }),',
    '})',
  ].join('\n')
  const { form, url } = await paste(extension, options, program)
  await expect(url).toHaveValue(`${server.url}/v1`)
  await form.getByRole('button', { name: 'Save' }).click()

  const { host } = new URL(server.url)
  await button(options, `Move “${host}” up`).click()
  const panel = await extension.openPanel()
  await chat(panel).ask('Hello')
  await expect(chat(panel).button('Copy')).toBeVisible()
  const [request] = server.requests
  expect(request?.headers).toMatchObject({ host, authorization: 'Bearer sk-pasted' })
  expect(request?.body.model).toBe('pasted-model')
})

test('of an environment only the server’s own key is taken, and another service’s goes nowhere', async ({
  extension,
  server,
}) => {
  const options = await extension.openTab('options.html')
  const environment = [
    `WEBHOOK_URL=http://localhost:${server.port}/hook`,
    'GITHUB_TOKEN=ghp_0123456789',
    `OPENAI_BASE_URL=${server.url}/v1`,
  ]
  const { url, key } = await paste(extension, options, environment.join('\n'))
  await expect(url).toHaveValue(`${server.url}/v1`)
  await expect(key).toHaveValue('')
})

test('a key that is pasted with an address that is not allowed is never readable', async ({
  extension,
  server,
}) => {
  const options = await extension.openTab('options.html')
  const address = `http://lan.example.test:${server.port}/v1`
  const command = `curl ${address}/chat/completions \\\n-H "Authorization: Bearer sk-pasted" \\\n-d '{"model": "pasted-model"}'`
  const { form, url, key } = await paste(extension, options, command)
  await expect(url).toHaveValue(address)
  await expect(url).toHaveAccessibleDescription(/^Without https:\/\/ others on the way/)
  await expect(key).toHaveValue('sk-pasted')
  await expect(key).toHaveAttribute('type', 'password')
  await expect(form.getByLabel('Model', { exact: true })).toHaveValue('pasted-model')

  await url.fill('')
  await extension.copy(options, 'curl https://user:pass@a.example/v1')
  await url.press('Control+v')
  await expect(url).toHaveAttribute('type', 'password')
  await expect(url).toHaveAccessibleDescription(/^Take the name, the password or the key out/)
  expect([...server.visits, ...server.requests]).toEqual([])
})
