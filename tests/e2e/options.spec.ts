import { startDemoServer } from '../servers/demo-server.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

test('options saves a server, a model and a temperature, and the next question goes there', async ({
  extension,
}) => {
  const other = await startDemoServer({ wordGap: 0 })
  try {
    await extension.grantHost(other.url)
    const options = await extension.openTab('options.html')
    await options.getByLabel('Server URL').fill(`${other.url}/v1`)
    await options.getByLabel('Model', { exact: true }).fill('local-model')
    await options.getByRole('textbox', { name: 'Key or access code' }).fill('sk-test')
    await options.getByLabel('Instructions').fill('Be brief.')
    await options.getByRole('button', { name: 'Save' }).click()
    await expect(options.getByText('Saved', { exact: true })).toBeVisible()

    const popup = await extension.openPopup()
    await expect(popup.getByText('local-model')).toBeVisible()
    await chat(popup).ask('Hello')
    await expect(chat(popup).button('Copy')).toBeVisible()
    const [request] = other.requests
    expect(request?.path).toBe('/v1/chat/completions')
    expect(request?.body.model).toBe('local-model')
    expect(request?.headers.authorization).toBe('Bearer sk-test')
    expect(request?.body.messages).toEqual([
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Hello' },
    ])

    // Write-only: the page that opens next has no key in it.
    const again = await extension.openTab('options.html')
    await expect(again.getByText('A key is stored')).toBeVisible()
    expect(await again.content()).not.toContain('sk-test')
  } finally {
    await other.close()
  }
})

test('options tests a server with one real request and says what happened', async ({ extension, server }) => {
  const options = await extension.openTab('options.html')
  await options.getByRole('button', { name: 'Test' }).click()
  await expect(options.getByText(/answered in \d/)).toBeVisible()
  expect(server.requests).toHaveLength(1)

  server.script(answer => answer.reply(401, { error: true, msg: 'empty access code' }))
  await options.getByRole('button', { name: 'Test' }).click()
  await expect(options.getByText(/wants a key/)).toBeVisible()
  await options.getByText('What the server said').click()
  await expect(options.getByText('empty access code')).toBeVisible()
})

test('options refuses an address that no server of a person can have, and keeps what was saved', async ({
  extension,
}) => {
  const options = await extension.openTab('options.html')
  const url = options.getByLabel('Server URL')
  const before = await url.inputValue()
  for (const [address, reason] of [
    ['not an address', 'no web address'],
    ['ftp://example.org', 'Only https://'],
    ['https://me:secret@example.org', 'Take the name, the password or the key out of the address'],
    ['http://example.org', 'Without https://'],
    ['http://127.0.0.1.example.org', 'Without https://'],
    ['http://0.0.0.0:8000', 'From its own computer it is reached at http://127.0.0.1:8000.'],
  ] as const) {
    await test.step(address, async () => {
      await url.fill(address)
      await options.getByRole('button', { name: 'Save' }).click()
      await expect(options.getByText(reason)).toBeVisible()
      await expect(url).toHaveAttribute('aria-invalid', 'true')
      await options.reload()
      await expect(url).toHaveValue(before)
    })
  }
})
