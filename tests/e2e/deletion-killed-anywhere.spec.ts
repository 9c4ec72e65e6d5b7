import type { Command } from '../../lib/protocol/command.ts'
import { generateHistory, writeHistory } from '../../scripts/bench/generated-history.ts'
import { createRandom } from '../random.ts'
import { expect, test } from './fixtures/extension.ts'
import { freezeAt, pickStep, type Steps, stepsOf, watchFrozen } from './fixtures/freeze-worker.ts'
import { say } from './fixtures/say.ts'

const SEED = 1127
const KILLS = 20
const CONVERSATIONS = 101
/** How many are deleted at once: in one transaction, or in two, the first of which is for the first of them. */
const AMOUNTS = [7, CONVERSATIONS] as const

test(`deleting and bringing back, ${KILLS} times each killed in the middle, is done or not begun (seed ${SEED})`, async ({
  extension,
}) => {
  const random = createRandom(SEED)
  // A document that runs nothing: a page of ours would wake the next worker before anybody has looked.
  const keeper = await extension.openTab('manifest.json')
  const worker = await extension.worker()
  // Opened before the worker has made it, it would be without its records.
  await expect.poll(() => keeper.evaluate(() => indexedDB.databases())).toHaveLength(1)
  const history = [...generateHistory({ conversations: CONVERSATIONS, messages: 1 })]
  const ids = history.map(({ head }) => head.id)
  await writeHistory(keeper, history)
  const look = () => keeper.evaluate(lookAtShelf)
  expect(await look()).toEqual(shelfWithout(0))

  await freezeAt(worker, Number.POSITIVE_INFINITY)
  const steps: Record<Doing, Steps[]> = { delete: [], restore: [] }
  for (const amount of AMOUNTS) {
    for (const doing of ['delete', 'restore'] as const) {
      const before = await stepsOf(worker)
      await keeper.evaluate(say, toCommand(doing, ids.slice(0, amount)))
      expect(await look()).toEqual(shelfWithout(doing === 'delete' ? amount : 0))
      steps[doing].push((await stepsOf(worker)).slice(before.length))
    }
  }
  await extension.killWorker()
  await keeper.evaluate(say, NOTHING)

  const killedAt: Record<Doing, string[]> = { delete: [], restore: [] }
  let doing: Doing = 'delete'
  let many = 0
  while (killedAt.delete.length < KILLS || killedAt.restore.length < KILLS) {
    if (doing === 'delete') many = random() < 0.75 ? 0 : 1
    const amount = AMOUNTS[many] ?? 0
    const frozen = await watchFrozen(keeper)
    await freezeAt(await extension.worker(), pickStep(random, steps[doing][many] ?? []))
    await keeper.evaluate(sayOnly, toCommand(doing, ids.slice(0, amount)))
    const { committed, written } = await frozen()
    await extension.killWorker()

    // What was committed is there, and nothing of what was not.
    const done: number = committed === 0 ? 0 : committed === steps[doing][many]?.length ? amount : 1
    const gone: number = doing === 'delete' ? done : amount - done
    const { begun: _, offered: __, ...shelf } = await look()
    expect(shelf).toEqual({ listed: CONVERSATIONS - gone, deleted: gone, changed: [] })
    killedAt[doing].push(`${written > 0 ? 'before' : 'after'} ${done} of ${amount}`)

    // The next one knows of it by the store alone.
    await keeper.evaluate(say, NOTHING)
    const isDeleted: boolean = (doing === 'delete') === done > 0
    expect(await look()).toEqual(shelfWithout(isDeleted ? amount : 0))
    doing = isDeleted ? 'restore' : 'delete'
  }
  const [few] = AMOUNTS
  for (const points of Object.values(killedAt)) {
    const several = [`before 1 of ${CONVERSATIONS}`, `after 1 of ${CONVERSATIONS}`]
    expect(points).toEqual(
      expect.arrayContaining([`before 0 of ${few}`, `after ${few} of ${few}`, ...several]),
    )
  }
})

type Doing = 'delete' | 'restore'

const toCommand = (type: Doing, conversationIds: string[]): Command => ({ type, conversationIds })

const NOTHING = toCommand('restore', [])

/** Conversations that are whole, by where they are. */
interface Shelf {
  readonly listed: number
  readonly deleted: number
  /** Those that are in both places, or not as they were when this was looked at first. */
  readonly changed: readonly string[]
  /** What the next worker would go on with. */
  readonly begun: number
  /** To be brought back. */
  readonly offered: number
}

const shelfWithout = (count: number): Shelf => ({
  listed: CONVERSATIONS - count,
  deleted: count,
  changed: [],
  begun: 0,
  offered: count,
})

/** Runs in the page, which is quicker than giving all that is stored to the test. */
async function lookAtShelf(): Promise<Shelf> {
  interface Conversation {
    head?: { readonly id: string }
    messages: unknown[]
  }
  const opening = indexedDB.open('mishalsgpt')
  await new Promise(resolve => {
    opening.onsuccess = resolve
  })
  const transaction = opening.result.transaction('records')
  const all = (kind: string) =>
    transaction.objectStore('records').getAll(IDBKeyRange.bound([kind], [kind, []]))
  const messageKeys = transaction
    .objectStore('records')
    .getAllKeys(IDBKeyRange.bound(['message'], ['message', []]))
  const [heads, messages, deleted, begun, undos] = [
    all('conversation'),
    all('message'),
    all('deleted'),
    all('shelving'),
    all('undo'),
  ]
  await new Promise(resolve => {
    transaction.oncomplete = resolve
  })
  opening.result.close()

  const listed = new Map<string, Conversation>(heads.result.map(head => [head.id, { head, messages: [] }]))
  for (const [n, key] of messageKeys.result.entries()) {
    const id = Object(key)[1]
    if (!listed.has(id)) listed.set(id, { messages: [] })
    listed.get(id)?.messages.push(messages.result[n])
  }
  // Names come in the order in which whoever wrote it knew them.
  const inOrder = (_: string, it: unknown) =>
    it instanceof Object && !Array.isArray(it) ? Object.fromEntries(Object.entries(it).sort()) : it
  const textOf = ({ head, messages }: Conversation) => JSON.stringify({ head, messages }, inOrder)
  const listedTexts = new Map([...listed].map(([id, it]) => [id, textOf(it)]))
  const deletedTexts = new Map(deleted.result.map(it => [`${it.head.id}`, textOf(it)]))
  const page = globalThis as unknown as { first?: Map<string, string> } // of the first look
  page.first ??= listedTexts
  const first = page.first
  const isWhole = (place: Map<string, string>, other: Map<string, string>) => (id: string) =>
    place.get(id) === first.get(id) && !other.has(id)
  const isListed = isWhole(listedTexts, deletedTexts)
  const isDeleted = isWhole(deletedTexts, listedTexts)
  const ids = [...new Set([...first.keys(), ...listedTexts.keys(), ...deletedTexts.keys()])]
  return {
    listed: ids.filter(isListed).length,
    deleted: ids.filter(isDeleted).length,
    changed: ids.filter(id => !isListed(id) && !isDeleted(id)),
    begun: begun.result.length,
    offered: undos.result.flatMap(undo => undo.conversationIds).length,
  }
}

/** Runs in the page: nobody waits for the reply. */
function sayOnly(command: Command): void {
  chrome.runtime.connect({ name: 'page' }).postMessage({ id: 1, command })
}
