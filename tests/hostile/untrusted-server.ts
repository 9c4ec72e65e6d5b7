import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import { join } from 'node:path'
import { addConnection, button } from '../e2e/fixtures/add-connection.ts'
import { chat } from '../e2e/fixtures/chat.ts'
import { expect } from '../e2e/fixtures/extension.ts'
import { addressOf } from '../servers/listening.ts'
import type { Scene } from './attack.ts'

const PEM = readFileSync(join(import.meta.dirname, '../fixtures/self-signed.pem'))
const NAME = 'Untrusted'

/** A server with a certificate that nobody signed, which a person has chosen and allowed: it hears no word and no key. */
export async function attackByCertificate(
  { extension, panel }: Pick<Scene, 'extension' | 'panel'>,
  key: string,
): Promise<void> {
  let requests = 0
  const server = createServer({ key: PEM, cert: PEM }, (_, response) => {
    requests++
    response.end()
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const url = addressOf(server).url.replace('http:', 'https:')
  let met = 0
  server.on('connection', () => met++)

  await extension.grantHost(url)
  const options = await extension.openTab('options.html')
  await addConnection(options, NAME, `${url}/v1`, 'm', key)
  // Above the preset, and above the one that is asked now.
  for (const _ of [1, 2]) await button(options, `Move “${NAME}” up`).click()
  await chat(panel).button('New chat').click()
  await expect(panel.getByRole('button', { name: new RegExp(`^Model: .*${NAME}`) })).toBeVisible()
  await chat(panel).ask('What do you hide?')
  await expect(chat(panel).answers.last()).toHaveAttribute('aria-busy', 'false')
  await expect(chat(panel).answers.last()).toContainText('could not be reached')
  await expect(panel.locator('body')).not.toContainText(key)
  expect(met).toBeGreaterThan(0)
  expect(requests).toBe(0)

  await button(options, `Delete “${NAME}”`).click()
  await options.close()
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
}
