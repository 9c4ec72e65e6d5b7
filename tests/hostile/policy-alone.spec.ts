import { countTries, failingMeans } from '../chaos/tries.ts'
import { expect, test } from '../e2e/fixtures/extension.ts'
import { hostileInputs } from '../fixtures/hostile-inputs.ts'
import { startCanary } from '../servers/canary.ts'
import { expectOrdinaryAnswer } from './asking.ts'

/** What no policy can stop in a page that has it: there Trusted Types, which let no text become HTML, stand alone. */
const LEADS_AWAY = /http-equiv|rel=["']?(?:prefetch|preconnect|dns-prefetch|prerender|modulepreload)/i

test('the policy alone: no text becomes HTML, and HTML that is there neither runs nor loads', async ({
  extension,
  server,
}, info) => {
  const canary = await startCanary()
  const names = { canary: canary.url, extensionId: extension.id }
  const inputs = hostileInputs(names, process.env.HOSTILE_INPUTS || undefined)
  const panel = await extension.openPanel()
  const session = await panel.context().newCDPSession(panel)
  failingMeans(info, 'reached')
  let tries = 0
  for (const { id, input } of inputs) {
    expect(await panel.evaluate(sinksThatTake, input), id).toEqual([])
    if (LEADS_AWAY.test(input)) continue
    const { root } = await session.send('DOM.getDocument')
    const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'main' })
    // Past Trusted Types, as no page can: a renderer that makes every element that it is told to.
    await session.send('DOM.setOuterHTML', { nodeId, outerHTML: `<main><div>${input}</div></main>` })
    expect(await panel.evaluate(() => globalThis.__xss), id).toBeUndefined()
    expect(canary.visits, id).toEqual([])
    countTries(info, ++tries)
  }
  failingMeans(info, 'lost')
  await panel.reload()
  await expectOrdinaryAnswer(panel, server, 'all of them')
  expect(canary.visits).toEqual([])
  await canary.close()
})

/** Runs in the page: it can use nothing of this module. */
function sinksThatTake(text: string): string[] {
  const div = document.createElement('div')
  document.body.append(div)
  const frame = document.createElement('iframe')
  const script = document.createElement('script')
  const sinks: Record<string, () => unknown> = {
    innerHTML: () => Object.assign(div, { innerHTML: text }),
    outerHTML: () => Object.assign(div, { outerHTML: text }),
    insertAdjacentHTML: () => div.insertAdjacentHTML('beforeend', text),
    setHTMLUnsafe: () => div.setHTMLUnsafe(text),
    write: () => document.write(text),
    parseFromString: () => new DOMParser().parseFromString(text, 'text/html'),
    createContextualFragment: () => document.createRange().createContextualFragment(text),
    srcdoc: () => Object.assign(frame, { srcdoc: text }),
    text: () => Object.assign(script, { text }),
    src: () => Object.assign(script, { src: text }),
    worker: () => new Worker(text),
  }
  const taken = Object.entries(sinks).filter(([, sink]) => {
    try {
      sink()
      return true
    } catch (error) {
      return !(error instanceof TypeError)
    }
  })
  div.remove()
  return taken.map(([name]) => name)
}
