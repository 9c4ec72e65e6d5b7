import { generateHistory, writeHistory } from '../../scripts/bench/generated-history.ts'
import { createRandom } from '../random.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { listOf } from './fixtures/list.ts'

const CONVERSATIONS = 200
const ROUNDS = 5
/** Frames that each takes: before the last of them it is killed. */
const FRAMES = 12

for (const seed of [1, 2, 3, 4]) {
  test(`deleting all and bringing it back, each killed in the middle, end as they were meant (seed ${seed})`, async ({
    extension,
  }) => {
    const random = createRandom(seed)
    const panel = await extension.openPanel()
    await panel.setViewportSize({ width: 400, height: 600 })
    await expect(chat(panel).message).toBeVisible()
    await writeHistory(panel, generateHistory({ conversations: CONVERSATIONS, messages: 2 }))
    await panel.reload()
    await panel.evaluate(watchRecords)
    await chat(panel).button('Conversations').click()
    const { nav, row } = listOf(panel)

    for (let round = 0; round < ROUNDS; round++) {
      await row('№0').press('Control+a')
      await panel.keyboard.press('Delete')
      await panel.evaluate(waitFrames, Math.floor(random() * FRAMES))
      await extension.killWorker()
      await expect(panel.getByText(`Deleted ${CONVERSATIONS} conversations`)).toBeVisible()
      await expect(nav.getByText('No conversations yet')).toBeVisible()

      await chat(panel).button('Undo').press('Enter')
      await panel.evaluate(waitFrames, Math.floor(random() * FRAMES))
      await extension.killWorker()
      await expect(nav.getByText(`${CONVERSATIONS} conversations`)).toBeVisible()
    }
    // Whenever it was looked at, each stood in the list or waited to be brought back; and all that was said is there.
    const watch = () =>
      panel.evaluate(() => {
        const { seen, messages } = globalThis as unknown as Watch // of `watchRecords`
        return { seen: [...seen], messages }
      })
    await expect.poll(watch).toEqual({ seen: [CONVERSATIONS], messages: CONVERSATIONS * 2 })
  })
}

interface Watch {
  readonly seen: Set<number>
  readonly messages: number
}

/** Runs in the page. */
async function waitFrames(count: number): Promise<void> {
  for (let frame = 0; frame < count; frame++) await new Promise(requestAnimationFrame)
}

/** Runs in the page: notes at every moment how many conversations there are, in their place or deleted. */
function watchRecords(): void {
  const seen = new Set<number>()
  const opening = indexedDB.open('mishalsgpt')
  opening.onsuccess = () => {
    const look = () => {
      const transaction = opening.result.transaction('records')
      const store = transaction.objectStore('records')
      const count = (kind: string) => store.count(IDBKeyRange.bound([kind], [kind, []]))
      const [listed, deleted, messages] = [count('conversation'), count('deleted'), count('message')]
      transaction.oncomplete = () => {
        seen.add(listed.result + deleted.result)
        Object.assign(globalThis, { seen, messages: messages.result })
        setTimeout(look, 10)
      }
    }
    look()
  }
}
