import { createRandom } from '../random.ts'
import { exported, exportOf } from '../unit/transfer/samples.ts'
import { expect, test } from './fixtures/extension.ts'

const CONVERSATIONS = 300
const KILLS = 10
/** Frames that the whole takes: between the first and the last of them it is killed. */
const FRAMES = 10

for (const seed of [1126, 1127])
  test(`an import whose worker is killed again and again is all there in the end, and never half (seed ${seed})`, async ({
    extension,
  }) => {
    const random = createRandom(seed)
    const options = await extension.openTab('options.html')
    const data = options.getByRole('region', { name: 'Your data' })
    await options.getByRole('button', { name: 'Export everything' }).click()
    await expect(data.getByRole('status')).toHaveText(/^Exported/)
    await options.evaluate(watchConversations)

    for (let kill = 0; kill < KILLS; kill++) {
      const all = Array.from({ length: CONVERSATIONS }, (_, n) => ({ ...exported, id: `c${kill}-${n}` }))
      const merging = options.getByText('Adding to your conversations').waitFor()
      await options.getByLabel('File to import').setInputFiles({
        name: 'a.json',
        mimeType: 'application/json',
        buffer: Buffer.from(exportOf(all)),
      })
      await merging
      // Somewhere in the transaction.
      await options.evaluate(waitFrames, Math.floor(random() * FRAMES))
      await extension.killWorker()
      await expect(data.getByRole('status')).toHaveText('Added 300 conversations with 600 messages.')
    }

    const seen = await options.evaluate(() => [...(globalThis as unknown as { seen: Set<number> }).seen]) // of the watch
    expect(seen.filter(count => count % CONVERSATIONS !== 0)).toEqual([])
    expect(Math.max(...seen)).toBe(KILLS * CONVERSATIONS)
  })

/** Runs in the page. */
async function waitFrames(count: number): Promise<void> {
  for (let frame = 0; frame < count; frame++) await new Promise(requestAnimationFrame)
}

/** Runs in the page: notes at every moment how many conversations there are. */
function watchConversations(): void {
  const seen = new Set<number>()
  Object.assign(globalThis, { seen })
  const opening = indexedDB.open('mishalsgpt')
  opening.onsuccess = () => {
    const look = () => {
      const range = IDBKeyRange.bound(['conversation'], ['conversation', []])
      const count = opening.result.transaction('records').objectStore('records').count(range)
      count.onsuccess = () => {
        seen.add(count.result)
        setTimeout(look, 5)
      }
    }
    look()
  }
}
