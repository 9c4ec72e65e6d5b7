import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { importLock } from '../../../lib/model/staged.ts'
import type { Command } from '../../../lib/protocol/command.ts'
import { COMPLETE } from '../model/samples.ts'
import { allRecords } from '../store/fresh-store.ts'
import { exported } from '../transfer/samples.ts'
import { ask, open, Q } from './commands.ts'
import { createWorld, type World } from './world.ts'

const merge: Command = { type: 'merge-import', importId: 'i', parts: 2 }
const imported = { status: 'imported', result: { added: 1, known: 0, messages: 2 } }

let world: World

/** As a page leaves it that has read the whole file. */
async function stage(): Promise<void> {
  const messages = exported.messages.map(message => ({ conversationId: exported.id, message }))
  const { messages: _, ...head } = exported
  await world.store.stageImport('i', 0, { messages, heads: [] })
  await world.store.stageImport('i', 1, { messages: [], heads: [head] })
}

beforeEach(() => {
  world = createWorld()
})

afterEach(() => {
  vi.useRealTimers()
})

test('what was staged becomes conversations, and every surface hears of it', async () => {
  await stage()
  const worker = world.startWorker()
  const [one, other] = [worker.openSurface(), worker.openSurface()]
  expect(await one.send(merge)).toEqual(imported)
  expect(other.updates).toContainEqual({ type: 'imported' })
  expect(await world.store.conversation('c')).toEqual({ ...exported, keptSince: expect.any(Number) })
})

test('a file that is whole and tangles what is here is refused, and the message is named', async () => {
  const [first, second] = exported.messages
  if (!first || !second) throw new Error('There are two')
  await world.seed({ ...exported, leaf: first.id, messages: [{ ...first, parent: second.id }] })
  await stage()
  const surface = world.startWorker().openSurface()
  expect(await surface.send(merge)).toMatchObject({ status: 'tangled', conversationId: exported.id })
  expect((await world.store.conversation(exported.id))?.messages).toHaveLength(1)
})

test('a conversation that is open shows what it got', async () => {
  await world.seed({ ...exported, messages: exported.messages.slice(0, 1) })
  await stage()
  const surface = world.startWorker().openSurface()
  await surface.send(open)
  await surface.send(merge)
  expect(surface.conversation()?.messages).toEqual(exported.messages)
})

test('an answer that is being written meanwhile is written to its end', async () => {
  const worker = world.startWorker()
  const surface = worker.openSurface()
  await surface.send(open)
  await surface.send(ask(Q))
  const request = await world.server.request(1)
  request.text('Hel')
  await surface.text('Hel')
  await stage()
  await surface.send(merge)
  request.text('lo')
  request.finish()
  const ended = await surface.ended()
  expect(ended).toMatchObject({ text: 'Hello', outcome: COMPLETE })
  const stored = (await world.store.conversation('c'))?.messages
  expect(stored?.map(({ id }) => id)).toEqual(expect.arrayContaining([Q, 'm1', 'm2']))
  // What came with the file is shown as well by now.
  await vi.waitFor(() => expect(surface.conversation()?.messages).toEqual(stored))
})

test('what a file goes on with in the branch that is read stays in sight when the answer in another one ends', async () => {
  const [question, answer] = exported.messages
  if (!question || !answer) throw new Error('There are two')
  await world.seed({ ...exported, leaf: question.id, messages: [question] })
  const surface = world.startWorker().openSurface()
  await surface.send(open)
  await surface.send({ ...ask(Q), edits: question.id })
  const request = await world.server.request(1)
  request.text('Hello')
  await surface.text('Hello')
  await surface.send({ type: 'select', conversationId: 'c', messageId: question.id })
  await stage()
  await surface.send(merge)
  request.finish()
  await vi.waitFor(async () => expect(await world.store.unfinished()).toEqual([]))
  const stored = await world.store.conversation('c')
  expect(stored?.leaf).toBe(answer.id)
  expect(stored?.messages.filter(({ role }) => role === 'assistant')).toHaveLength(2)
})

test('a background that starts forgets what a closed page left, and nothing that a page still stages', async () => {
  await stage()
  await world.store.stageImport('mine', 0, { messages: [], heads: [] })
  const page = world.locks.open()
  void page.request(importLock('mine'), {}, () => new Promise(() => {}))
  const worker = world.startWorker()
  await worker.recover()
  expect(await world.store.stagedImports()).toEqual(['mine'])
  page.die()
  await world.startWorker().recover()
  expect(await world.store.stagedImports()).toEqual([])
  expect(await world.store.heads()).toEqual([])
})

test('cancelled before it has merged, nothing is changed', async () => {
  await stage()
  const before = await allRecords(world.database)
  const surface = world.startWorker().openSurface()
  const merging = surface.send(merge)
  await surface.send({ type: 'cancel-import', importId: 'i' })
  expect(await merging).toEqual({ status: 'cancelled' })
  expect(await allRecords(world.database)).toEqual(before)
})
