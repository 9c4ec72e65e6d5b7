import { createRandom } from '../random.ts'
import { exported, exportOf } from '../unit/transfer/samples.ts'
import { expect, test } from './fixtures/extension.ts'
import { freezeAt, pickStep, stepsOf, watchFrozen } from './fixtures/freeze-worker.ts'
import { yourData } from './fixtures/your-data.ts'

const SEED = 1126
const KILLS = 20
const CONVERSATIONS = 40
const SENTENCE = `Added ${CONVERSATIONS} conversations with ${CONVERSATIONS * 2} messages.`

test(`an import, ${KILLS} times killed in the middle, is all there or not begun, and all there in the end (seed ${SEED})`, async ({
  extension,
}) => {
  const random = createRandom(SEED)
  // A document that runs nothing. Options, whose worker dies every time, would let a while go by before it wakes the next.
  const keeper = await extension.openTab('manifest.json')
  const options = await extension.openTab('options.html')
  const { importFile, outcome } = yourData(options)
  const wake = () => keeper.evaluate(() => void chrome.runtime.connect({ name: 'page' }))
  await options.getByRole('button', { name: 'Export everything' }).click()
  await expect(outcome).toHaveText(/^Exported/)
  const begin = (name: string) => {
    const all = Array.from({ length: CONVERSATIONS }, (_, n) => ({ ...exported, id: `${name}-${n}` }))
    return importFile(exportOf(all))
  }
  const whole = (files: number) => ({
    conversations: files * CONVERSATIONS,
    messages: files * CONVERSATIONS * 2,
  })

  const worker = await extension.worker()
  await freezeAt(worker, Number.POSITIVE_INFINITY)
  await begin('first')
  await expect(outcome).toHaveText(SENTENCE)
  const steps = (await stepsOf(worker)).slice(0, 1)
  await extension.killWorker()
  await wake()

  const leftBehind = new Set<string>()
  for (let kill = 1; kill <= KILLS; kill++) {
    const frozen = await watchFrozen(options)
    await freezeAt(await extension.worker(), pickStep(random, steps))
    await begin(`kill-${kill}`)
    await frozen()
    // Waits for the transaction that is open, and comes before whatever the next worker does.
    const left = options.evaluate(count)
    await extension.killWorker(left)
    const isBegun = (await left).conversations > kill * CONVERSATIONS
    expect(await left).toEqual(whole(isBegun ? kill + 1 : kill))
    leftBehind.add(isBegun ? 'all' : 'nothing')
    await wake()
    await expect(outcome).toHaveText(SENTENCE)
    expect(await options.evaluate(count)).toEqual(whole(kill + 1))
  }
  expect(leftBehind).toEqual(new Set(['all', 'nothing']))
})

/** Runs in the page. */
async function count(): Promise<{ conversations: number; messages: number }> {
  const opening = indexedDB.open('mishalsgpt')
  await new Promise(resolve => {
    opening.onsuccess = resolve
  })
  const transaction = opening.result.transaction('records')
  const below = (kind: string) =>
    transaction.objectStore('records').count(IDBKeyRange.bound([kind], [kind, []]))
  const [conversations, messages] = [below('conversation'), below('message')]
  await new Promise(resolve => {
    transaction.oncomplete = resolve
  })
  opening.result.close()
  return { conversations: conversations.result, messages: messages.result }
}
