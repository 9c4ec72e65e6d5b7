import type { Page } from '@playwright/test'
import { expect } from '../e2e/fixtures/extension.ts'
import { keysOf } from '../e2e/fixtures/stored-records.ts'
import { yourData } from '../e2e/fixtures/your-data.ts'
import { exported, exportOf } from '../unit/transfer/samples.ts'
import { isLong, type Scene } from './attack.ts'

const TIMES = isLong ? 20 : 4
const CONVERSATIONS = 40
const SENTENCE = `Added ${CONVERSATIONS} conversations with ${CONVERSATIONS * 2} messages.`

/**
 * Ends what is in the middle of an import, the background and the page by turns: what it reads is there with all its messages or
 * not at all, nothing of it is left lying about, and the next file is imported as if nothing had happened.
 */
export async function interruptImports(extension: Scene['extension']): Promise<void> {
  const watcher = await extension.openTab('options.html')
  const begin = async (name: string, page: Page) => {
    const all = Array.from({ length: CONVERSATIONS }, (_, n) => ({ ...exported, id: `${name}-${n}` }))
    await yourData(page).importFile(exportOf(all))
  }
  const before = await countOf(watcher)
  for (let time = 0; time < TIMES; time++) {
    const page = await extension.openTab('options.html')
    const begun = watcher.evaluate(untilStaged)
    await begin(`interrupted-${time}`, page)
    await begun
    if (time % 2 === 0) {
      await extension.killWorker()
      await expect(yourData(page).outcome).toHaveText(SENTENCE)
    }
    await page.close()
    // The next background forgets what nobody waits for.
    await extension.killWorker()
    await watcher.evaluate(() => void chrome.runtime.connect({ name: 'page' }))
    await expect.poll(() => keysOf(watcher, 'import')).toEqual([])
    const { conversations, messages } = await countOf(watcher)
    expect((conversations - before.conversations) % CONVERSATIONS).toBe(0)
    expect(messages - before.messages).toBe(2 * (conversations - before.conversations))
  }
  await watcher.bringToFront()
  await begin('whole', watcher)
  await expect(yourData(watcher).outcome).toHaveText(SENTENCE)
  await watcher.close()
}

const countOf = async (page: Page) => ({
  conversations: (await keysOf(page, 'conversation')).length,
  messages: (await keysOf(page, 'message')).length,
})

/** Runs in the page: resolves once something of a file has come into the store. */
async function untilStaged(): Promise<void> {
  const opening = indexedDB.open('mishalsgpt')
  await new Promise(resolve => {
    opening.onsuccess = resolve
  })
  for (;;) {
    const store = opening.result.transaction('records').objectStore('records')
    const counting = store.count(IDBKeyRange.bound(['import'], ['import', []]))
    await new Promise(resolve => {
      counting.onsuccess = resolve
    })
    if (counting.result > 0) break
  }
  opening.result.close()
}
