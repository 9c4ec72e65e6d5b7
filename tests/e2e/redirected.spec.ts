import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from './fixtures/extension.ts'

test('a server that sends questions elsewhere is told from one that is down, and is not followed', async ({
  extension,
  server,
}) => {
  const elsewhere = `${server.url}/v1/chat/completions`
  const redirecting = createServer((_, response) => response.writeHead(307, { location: elsewhere }).end())
  redirecting.listen(0, '127.0.0.1')
  await once(redirecting, 'listening')
  const { port } = redirecting.address() as AddressInfo // it listens on TCP
  try {
    await extension.grantHost('http://127.0.0.1')
    const options = await extension.openTab('options.html')
    await options.getByLabel('Server URL').fill(`http://127.0.0.1:${port}/v1`)
    await options.getByRole('button', { name: 'Test' }).click()
    await expect(options.getByText(/sends questions on to another address/)).toBeVisible()
    expect(server.requests).toHaveLength(0)
  } finally {
    redirecting.close()
    redirecting.closeAllConnections()
  }
})
