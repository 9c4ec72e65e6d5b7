import type { Page } from '@playwright/test'
import { findSelectionButton, pressSelectionButton } from '../../scripts/browser/press-selection-button.ts'
import { countTries, failingMeans } from '../chaos/tries.ts'
import { chat } from '../e2e/fixtures/chat.ts'
import { expect, test } from '../e2e/fixtures/extension.ts'
import { allRecords } from '../e2e/fixtures/stored-records.ts'
import { EVERY_COMMAND } from '../unit/protocol/every-command.ts'
import { expectOrdinaryAnswer } from './asking.ts'
import { OWN_FILES } from './own-files.ts'
import { restingRecords } from './resting-records.ts'
import { switchSiteOn } from './switch-site-on.ts'

const PRIVATE = 'Words of a conversation'

declare global {
  /** What the page got hold of. */
  var loot: unknown[]
}

test('a page that is made to catch us catches nothing', async ({ extension, server }, info) => {
  server.addPage(
    '/trap',
    `<!doctype html><title>Trap</title><script>(${setTraps})()</script><p id="first">Bait words</p>`,
  )
  await extension.grantHost(server.url)
  const panel = await extension.openPanel()
  await switchSiteOn(panel, 'http://127.0.0.1')
  await expectOrdinaryAnswer(panel, server, PRIVATE)
  const before = await restingRecords(panel)
  const page = await extension.context.newPage()
  await page.goto(`${server.url}/trap`)

  failingMeans(info, 'reached')
  expect(await page.evaluate(callOut, [...EVERY_COMMAND, PRIVATE, extension.id])).toBe('nobody to call')
  await page.locator('#first').click({ clickCount: 3 })
  await expect.poll(() => findSelectionButton(page)).toBeDefined()
  await page.evaluate(pressByItself)
  expect(await page.evaluate(whatLoads, { id: extension.id, documents: OWN_FILES })).toEqual([])
  expect(await allRecords(panel)).toBe(before)
  expect(server.requests).toHaveLength(1)

  // The person's own press still brings the selection, and that is all the page ever sees of it.
  await page.bringToFront()
  await page.locator('#first').click({ clickCount: 3 })
  const beside = await extension.openedBy('sidepanel.html', () => pressSelectionButton(page))
  await expect(chat(beside).button('Remove quote')).toBeVisible()
  expect(await page.evaluate(() => loot)).toEqual([])
  expect(await page.locator('html').innerText()).not.toContain(PRIVATE)
  await expectNoWayIn(page, extension.id)
  countTries(info, EVERY_COMMAND.length + 3 * OWN_FILES.length)
  failingMeans(info, 'lost')
  await expectOrdinaryAnswer(panel, server, 'a trap')
})

/** Neither in a frame, nor in a window, nor by going there. */
async function expectNoWayIn(page: Page, id: string): Promise<void> {
  for (const name of OWN_FILES) {
    const url = `chrome-extension://${id}/${name}`
    await page.evaluate(
      url =>
        new Promise(resolve => {
          const frame = Object.assign(document.createElement('iframe'), { src: url, onload: resolve })
          document.body.append(frame)
          open(url)
        }),
      url,
    )
    expect(page.frames().map(frame => frame.url())).not.toContain(url)
  }
  const gone = page.waitForEvent('framenavigated', frame => frame === page.mainFrame())
  await page.evaluate(url => location.assign(url), `chrome-extension://${id}/options.html`)
  await gone
  const urls = page
    .context()
    .pages()
    .map(page => page.url())
  expect(urls.filter(url => url.startsWith(`chrome-extension://${id}/`))).toEqual([
    `chrome-extension://${id}/sidepanel.html`,
  ])
}

/** Runs in the page before anything of ours: all that a script of ours might call passes through here. */
function setTraps(): void {
  globalThis.loot = []
  const isOurs = () => new Error().stack?.includes('chrome-extension:')
  const holders: [string, object][] = [
    ['Array', Array.prototype],
    ['Object', Object],
    ['JSON', JSON],
    ['Promise', Promise.prototype],
    ['String', String.prototype],
    ['EventTarget', EventTarget.prototype],
    ['Selection', Selection.prototype],
    ['Element', Element.prototype],
    ['Node', Node.prototype],
  ]
  for (const [name, holder] of holders)
    for (const key of Object.getOwnPropertyNames(holder)) {
      const { value, writable } = Object.getOwnPropertyDescriptor(holder, key) ?? {}
      if (typeof value !== 'function' || !writable || key === 'constructor' || key === 'includes') continue
      Object.defineProperty(holder, key, {
        configurable: true,
        writable: true,
        value: new Proxy(value, {
          apply(target, self, args) {
            const result = Reflect.apply(target, self, args)
            if (isOurs() || key === 'attachShadow') loot[loot.length] = `${name}.${key}`
            return result
          },
        }),
      })
    }
  new MutationObserver(changes => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes)
        if (node instanceof Element && node.shadowRoot) loot[loot.length] = node.shadowRoot.textContent
  }).observe(document, { subtree: true, childList: true })
  addEventListener('message', ({ data }) => {
    if (!data?.bait) loot[loot.length] = data
  })
}

/** Runs in the page: it can use nothing of this module. */
async function callOut(messages: readonly unknown[]): Promise<string> {
  for (const message of messages) {
    window.postMessage({ bait: true, message, source: 'extension' }, '*')
    for (const target of [window, document, document.documentElement])
      target.dispatchEvent(new CustomEvent(String(Reflect.get(Object(message), 'type')), { detail: message }))
  }
  return globalThis.chrome?.runtime ? 'somebody' : 'nobody to call'
}

/** Runs in the page: it can use nothing of this module. */
function pressByItself(): void {
  for (const host of [...document.documentElement.children])
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'keydown'])
      for (const target of [host, host.shadowRoot?.querySelector('button')])
        target?.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, clientX: 1, clientY: 1 }))
}

/** Runs in the page: it can use nothing of this module. */
async function whatLoads({ id, documents }: { id: string; documents: readonly string[] }): Promise<string[]> {
  const loads = (tag: 'img' | 'script' | 'link', url: string) =>
    new Promise<boolean>(resolve => {
      const element = Object.assign(document.createElement(tag), {
        onload: () => resolve(true),
        onerror: () => resolve(false),
        ...(tag === 'link' ? { rel: 'stylesheet', href: url } : { src: url }),
      })
      document.body.append(element)
    })
  const loaded: string[] = []
  for (const name of documents) {
    const url = `chrome-extension://${id}/${name}`
    const fetched = fetch(url).then(
      () => true,
      () => false,
    )
    for (const way of [fetched, loads('img', url), loads('script', url), loads('link', url)])
      if (await way) loaded[loaded.length] = name
  }
  return loaded
}
