import type { Page } from '@playwright/test'
import { expect } from '../e2e/fixtures/extension.ts'
import { allRecords } from '../e2e/fixtures/stored-records.ts'
import { type BeginAttack, isLong, piecesOf } from './attack.ts'
import { restingRecords } from './resting-records.ts'
import { expectNoReply, takeOverScript } from './script-world.ts'
import { withoutOffers } from './without-offers.ts'

/** Ports that are opened at once, with the first input and with each other one. */
const [FLOOD, SPRINKLE] = isLong ? [10_000, 500] : [500, 100]

/**
 * What is said to the background by those who have nothing to say to it, a page and a content script that somebody has taken
 * over, and by a page of ours that talks nonsense: as a message, as a type, as a port's name; and run, where it is a program.
 */
export const attackByMessages: BeginAttack = async ({ extension, server, panel, page }) => {
  const world = await takeOverScript(extension, panel, page)
  return {
    async attempt({ input }, index) {
      const ports = index === 0 ? FLOOD : SPRINKLE
      const before = await restingRecords(panel)
      const asked = server.requests.length
      const pieces = [...new Set([input, ...piecesOf(input)])]
      const messages = pieces.flatMap(piece => [piece, ...toMessages(piece)])

      for (const piece of pieces) {
        const program = `{ const ID = ${JSON.stringify(extension.id)}; ${piece} }`
        // Not all of them are programs, and those that are find nothing to call.
        await page.evaluate(program).catch(() => {})
        await world.evaluate(program)
      }
      await sayInPage(page, messages)
      await expectNoReply(world, messages)
      await flood(panel, ports, messages)
      expect(await world.evaluate(`(${openPorts})(${ports}, [])`)).toBe(ports)

      // What was offered may still be on its way.
      await expect.poll(async () => withoutOffers(await allRecords(panel))).toBe(withoutOffers(before))
      expect(server.requests.length).toBe(asked)
    },
  }
}

const toMessages = (text: string): readonly object[] => [
  { type: text },
  { t: text },
  { id: 1, command: { type: text } },
  { id: 1, command: text, sender: { id: text, origin: text, url: text } },
  { type: 'ask', prompt: text, from: 'extension' },
  { type: 'selection-offered', text: { text } },
]

/** Every way that a page has to call for an extension. */
async function sayInPage(page: Page, messages: readonly unknown[]): Promise<void> {
  await page.evaluate(messages => {
    for (const message of messages) {
      window.postMessage(message, '*')
      for (const target of [window, document, document.documentElement])
        target.dispatchEvent(new CustomEvent(String(message), { detail: message, bubbles: true }))
      new BroadcastChannel('page').postMessage(message)
    }
  }, messages)
}

/** Says nonsense on many ports of a page of ours, which are then closed. */
async function flood(panel: Page, count: number, messages: readonly unknown[]): Promise<void> {
  expect(await panel.evaluate(`(${openPorts})(${count}, ${JSON.stringify(messages)})`)).toBe(count)
}

/** Runs elsewhere: it can use nothing of this module. */
async function openPorts(count: number, messages: readonly unknown[]): Promise<number> {
  const ports = Array.from({ length: count }, () => chrome.runtime.connect({ name: 'page' }))
  for (const message of messages) ports[0]?.postMessage(message)
  // Whoever is told of it here has been told of all of those before.
  await new Promise(resolve => {
    const last = ports.at(-1)
    last?.onMessage.addListener(resolve)
    last?.onDisconnect.addListener(resolve)
  })
  for (const port of ports) port.disconnect()
  return ports.length
}
