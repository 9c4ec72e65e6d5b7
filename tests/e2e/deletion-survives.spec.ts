import { generateHistory, writeHistory } from '../../scripts/bench/generated-history.ts'
import { createRandom } from '../random.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { listOf } from './fixtures/list.ts'

const CONVERSATIONS = 300
const ROUNDS = 2
/** Of each deletion, and of each undo of one: the first in its middle for certain, the others wherever that finds it. */
const KILLS = 5
/** Milliseconds from the start of a worker within which it is killed again. */
const SOON = 100
const LISTED: Stored = { listed: CONVERSATIONS, deleted: 0, messages: CONVERSATIONS * 2 }
const DELETED: Stored = { listed: 0, deleted: CONVERSATIONS, messages: 0 }

for (const seed of [1, 2]) {
  test(`deleting all and bringing it back, each killed in the middle, end as they were meant (seed ${seed})`, async ({
    extension,
  }) => {
    const random = createRandom(seed)
    /** Far enough from the end: what was begun when the store is asked for still comes before. */
    const somewhere = () => 1 + Math.floor(random() * (CONVERSATIONS / 3))
    // A page that asks for nothing.
    const keeper = await extension.openTab('options.html')
    let panel = await extension.openPanel()
    await expect(chat(panel).message).toBeVisible()
    await writeHistory(panel, generateHistory({ conversations: CONVERSATIONS, messages: 2 }))
    await panel.close()

    async function openList(): Promise<void> {
      panel = await extension.openPanel()
      await panel.setViewportSize({ width: 400, height: 600 })
      await chat(panel).button('Conversations').click()
    }
    /** Whoever asked for it is gone too, so that nobody asks again: only the next worker knows what was begun. */
    async function killInTheMiddle(): Promise<void> {
      const { listed, deleted } = await keeper.evaluate(() => (globalThis as unknown as Hold).held) // of `holdStore`
      expect(listed + deleted).toBe(CONVERSATIONS)
      expect(listed * deleted).toBeGreaterThan(0)
      await panel.close()
      await extension.killWorker()
      await keeper.evaluate(() => Object.assign(globalThis, { isHeld: false }))
      for (let kill = 1; kill < KILLS; kill++) {
        await keeper.evaluate(wakeFor, Math.floor(random() * SOON))
        await extension.killWorker()
        const left = await keeper.evaluate(readStored)
        // What of it is done is done whole, and what is deleted is kept.
        expect(left.listed + left.deleted).toBe(CONVERSATIONS)
        expect(left.messages).toBe(left.listed * 2)
      }
    }

    await openList()
    for (let round = 0; round < ROUNDS; round++) {
      await keeper.evaluate(holdStore, { deleted: somewhere() })
      await listOf(panel).row('№0').press('Control+a')
      await panel.keyboard.press('Delete')
      await killInTheMiddle()
      await openList()
      await expect(listOf(panel).nav.getByText('No conversations yet')).toBeVisible()
      await expect.poll(() => keeper.evaluate(readStored)).toEqual(DELETED)

      await keeper.evaluate(holdStore, { listed: somewhere() })
      await chat(panel).button('Undo').press('Enter')
      await killInTheMiddle()
      await openList()
      await expect.poll(() => keeper.evaluate(readStored)).toEqual(LISTED)
    }
  })
}

interface Stored {
  readonly listed: number
  readonly deleted: number
  readonly messages: number
}

interface Hold {
  isHeld: boolean
  readonly held: Promise<Stored>
}

/** Runs in the page. Any event wakes a worker that is dead, and with it what was begun goes on. */
async function wakeFor(milliseconds: number): Promise<void> {
  chrome.runtime.connect()
  await new Promise(resolve => setTimeout(resolve, milliseconds))
}

/** Runs in the page: from when so many are `listed`, or `deleted`, nobody can write until `isHeld` is taken back. */
async function holdStore({ listed = 0, deleted = 0 }: Partial<Stored>): Promise<void> {
  const opening = indexedDB.open('mishalsgpt')
  await new Promise(resolve => {
    opening.onsuccess = resolve
  })
  const held = new Promise<Stored>(resolve => {
    function look(): void {
      const transaction = opening.result.transaction('records', 'readwrite')
      const store = transaction.objectStore('records')
      const count = (kind: string) => store.count(IDBKeyRange.bound([kind], [kind, []]))
      const [listedNow, deletedNow, messages] = [count('conversation'), count('deleted'), count('message')]
      transaction.oncomplete = look
      messages.onsuccess = () => {
        const now = { listed: listedNow.result, deleted: deletedNow.result, messages: messages.result }
        if (now.listed < listed || now.deleted < deleted) return
        transaction.oncomplete = () => opening.result.close()
        keep()
        resolve(now)
      }
      // A transaction lasts as long as something is asked in it.
      function keep(): void {
        if ((globalThis as unknown as Hold).isHeld) count('conversation').onsuccess = keep
      }
    }
    look()
  })
  Object.assign(globalThis, { isHeld: true, held } satisfies Hold)
}

/** Runs in the page. */
async function readStored(): Promise<Stored> {
  const opening = indexedDB.open('mishalsgpt')
  await new Promise(resolve => {
    opening.onsuccess = resolve
  })
  const transaction = opening.result.transaction('records')
  const store = transaction.objectStore('records')
  const count = (kind: string) => store.count(IDBKeyRange.bound([kind], [kind, []]))
  const [listed, deleted, messages] = [count('conversation'), count('deleted'), count('message')]
  await new Promise(resolve => {
    transaction.oncomplete = resolve
  })
  opening.result.close()
  return { listed: listed.result, deleted: deleted.result, messages: messages.result }
}
