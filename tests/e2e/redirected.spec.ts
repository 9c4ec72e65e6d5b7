import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer as createTcpServer, type Server } from 'node:net'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

async function portOf(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port // it listens on TCP
}

const GONE_ON = 'sends questions on to another address'
const LIST = JSON.stringify({ object: 'list', data: [{ id: 'm', object: 'model' }] })

for (const [what, isSentOn, asked] of [
  ['whatever it is asked', () => true, 'models'],
  ['questions and nothing else', (method = '') => method === 'POST', 'chat/completions'],
] as const) {
  test(`a server that sends on ${what} is told from one that is down, and elsewhere hears nothing`, async ({
    extension,
  }) => {
    let connections = 0
    const elsewhere = createTcpServer(socket => {
      connections++
      socket.destroy()
    })
    const location = `http://127.0.0.1:${await portOf(elsewhere)}/v1/chat/completions`
    const redirecting = createServer(({ method }, response) => {
      if (isSentOn(method)) response.writeHead(307, { location }).end()
      else response.writeHead(200, { 'content-type': 'application/json' }).end(LIST)
    })
    const port = await portOf(redirecting)
    try {
      await extension.grantHost('http://127.0.0.1')
      const options = await extension.openTab('options.html')
      await options.getByLabel('Server URL').fill(`http://127.0.0.1:${port}/v1`)
      await options.getByRole('textbox', { name: 'Key or access code' }).fill('sk-secret')
      await options.getByRole('button', { name: 'Test' }).click()
      await expect(options.getByText(GONE_ON)).toBeVisible()
      const address = options.getByRole('link', { name: /^Open http/ })
      await expect(address).toHaveAttribute('href', `http://127.0.0.1:${port}/v1/${asked}`)
      await expect(address).toHaveAttribute('target', '_blank')
      await options.getByRole('button', { name: 'Save' }).click()
      await expect(options.getByText('Saved', { exact: true })).toBeVisible()

      const panel = await extension.openPanel()
      await chat(panel).ask('A secret question')
      await expect(chat(panel).answers).toContainText(GONE_ON)
      await expect(chat(panel).button('Retry')).toBeVisible()
      const inTab = chat(panel).answers.getByRole('link', { name: 'Open in a tab' })
      await expect(inTab).toHaveAttribute('href', `http://127.0.0.1:${port}/v1`)
      expect(connections).toBe(0)
    } finally {
      redirecting.close()
      redirecting.closeAllConnections()
      elsewhere.close()
    }
  })
}
