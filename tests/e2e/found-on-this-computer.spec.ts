import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ollamaOriginLine } from '../../lib/connections/ollama-origin-line.ts'
import { axe } from './fixtures/axe.ts'
import { expect, test as extensionTest } from './fixtures/extension.ts'

/** Ollama as it is until it is told of an extension. */
async function startOllama(models: readonly string[]) {
  const server = createServer((request, response) => {
    const isForeign = request.headers.origin !== undefined
    response.writeHead(isForeign ? 403 : 200, { 'content-type': 'application/json' })
    response.end(isForeign ? '' : JSON.stringify({ object: 'list', data: models.map(id => ({ id })) }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

const test = extensionTest.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  behind: async ({}, use) => {
    const ollama = await startOllama(['llama3.2:3b', 'qwen3'])
    const { port } = ollama.address() as AddressInfo // it listens on TCP
    await use({ '127.0.0.1:11434': `http://127.0.0.1:${port}` })
    ollama.close()
    ollama.closeAllConnections()
  },
})

test('a model server on this computer is found and added by keyboard, with what it must be told', async ({
  extension,
}) => {
  await extension.grantHost('http://127.0.0.1')
  const options = await extension.openTab('options.html')
  await options.setViewportSize({ width: 320, height: 700 })
  const look = options.getByRole('button', { name: 'Look on this computer' })
  await look.press('Enter')
  const found = options.getByRole('region', { name: 'Found on this computer' })
  await expect(found.getByText('llama3.2:3b, qwen3')).toBeVisible()
  await expect(look).toBeFocused()
  const { linux, mac, windows } = ollamaOriginLine(await options.evaluate(() => location.origin))
  expect([linux, mac, windows]).toContain(await found.locator('code').innerText())
  expect((await axe(options).analyze()).violations.map(({ id }) => id)).toEqual([])

  await found.getByRole('button', { name: 'Add Ollama' }).press('Enter')
  await expect(options.getByRole('button', { name: 'Edit “Ollama”' })).toBeFocused()
  await expect(options.getByText('127.0.0.1:11434 · llama3.2:3b · no key')).toBeVisible()
  await expect(found.getByText('Added')).toBeVisible()
})
