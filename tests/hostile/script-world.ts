import type { CDPSession, Page } from '@playwright/test'
import { expect } from '../e2e/fixtures/extension.ts'
import type { RunningExtension } from '../e2e/fixtures/running-extension.ts'

/** Our content script's own world in a page, taken over: whatever is said there the browser signs with our name. */
export interface ScriptWorld {
  /** Gives what the expression does, once that is settled; an error as its message. */
  evaluate(expression: string): Promise<unknown>
}

/** Of a page on a host that the extension may reach. */
export async function takeOverScript({ id }: RunningExtension, ours: Page, page: Page): Promise<ScriptWorld> {
  const session = await page.context().newCDPSession(page)
  const opened = contextOf(session, id)
  await session.send('Runtime.enable')
  await ours.evaluate(async url => {
    const { protocol, hostname } = new URL(url)
    // Allowed already; asked for, it holds.
    await chrome.permissions.request({ origins: [`${protocol}//${hostname}/*`] })
    const tab = (await chrome.tabs.query({})).find(tab => tab.url === url)
    await chrome.scripting.executeScript({ target: { tabId: tab?.id ?? -1 }, func: () => true })
  }, page.url())
  const contextId = await opened
  return {
    async evaluate(expression) {
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        expression,
        contextId,
        awaitPromise: true,
        returnByValue: true,
      })
      return exceptionDetails
        ? (exceptionDetails.exception?.description ?? exceptionDetails.text)
        : result.value
    },
  }
}

const contextOf = (session: CDPSession, id: string): Promise<number> =>
  new Promise(resolve =>
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.origin === `chrome-extension://${id}`) resolve(context.id)
    }),
  )

/** What is said in all the ways that a script has: what comes back to it, but for errors and ends. */
export async function sayEverywhere(world: ScriptWorld, messages: readonly unknown[]): Promise<unknown> {
  return world.evaluate(`(async messages => {
    const replies = []
    const hear = reply => reply === undefined || reply === null || replies.push(reply)
    for (const message of messages) {
      // Nobody answers: what listens hangs up or says nothing.
      await chrome.runtime.sendMessage(message).then(hear, () => {})
      for (const name of ['page', typeof message === 'string' ? message : '', String(message?.type)]) {
        const port = chrome.runtime.connect({ name })
        port.onMessage.addListener(hear)
        const over = new Promise(resolve => {
          port.onDisconnect.addListener(resolve)
          port.onMessage.addListener(resolve)
        })
        try {
          port.postMessage(message)
        } catch {}
        await over
      }
    }
    return replies
  })(${JSON.stringify(messages)})`)
}

/** Nothing came back. */
export async function expectNoReply(world: ScriptWorld, messages: readonly unknown[]): Promise<void> {
  expect(await sayEverywhere(world, messages)).toEqual([])
}
