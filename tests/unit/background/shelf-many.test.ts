import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Command } from '../../../lib/protocol/command.ts'
import { answer, COMPLETE, conversationOf, question } from '../model/samples.ts'
import { allRecords } from '../store/fresh-store.ts'
import { ask, open, Q } from './commands.ts'
import type { FakeSurface } from './fake-surface.ts'
import { until } from './until.ts'
import { createWorld, type Worker, type World } from './world.ts'

let world: World
let worker: Worker
let surface: FakeSurface

beforeEach(() => {
  world = createWorld()
  worker = world.startWorker()
  surface = worker.openSurface()
})

afterEach(() => {
  expect(world.errors).toEqual([])
})

const idOf = (n: number) => `c${String(n).padStart(4, '0')}`

/** Conversations `c0000` and so on, the last of them the newest. */
async function seed(count: number): Promise<string[]> {
  for (let n = 0; n < count; n++) {
    const messages = [question('m1', `Question ${n}`), answer('m2', 'm1', { text: 'Hi', outcome: COMPLETE })]
    await world.seed({ ...conversationOf(...messages), id: idOf(n), title: `Title ${n}`, updated: n })
  }
  return Array.from({ length: count }, (_, n) => idOf(n))
}

const remove = (conversationIds: string[]): Command => ({ type: 'delete', conversationIds })
const restore = (conversationIds: string[]): Command => ({ type: 'restore', conversationIds })
const pin = (conversationIds: string[], pinned: boolean): Command => ({
  type: 'pin',
  conversationIds,
  pinned,
})
const told = (type: string) => surface.updates.filter(update => update.type === type)

describe('several conversations', () => {
  test('are deleted by one command and brought back by one, whatever their number', async () => {
    const ids = await seed(46)
    const before = await allRecords(world.database)
    expect(await surface.send(remove(ids))).toEqual({ status: 'done' })
    expect(await world.store.heads()).toEqual([])
    expect(
      told('unlisted').flatMap(update => ('conversationIds' in update ? update.conversationIds : [])),
    ).toEqual(ids)
    expect(await world.store.undos()).toMatchObject([{ conversationIds: ids, title: 'Title 0' }])
    expect(await surface.send(restore(ids))).toEqual({ status: 'done' })
    expect(await allRecords(world.database)).toEqual(before)
    expect(told('list-changed').length).toBeGreaterThan(0)
  })

  /** The first of what is done in several transactions is done, and the rest is not. */
  async function isUnderWay(): Promise<void> {
    await until(async () => (await world.store.shelvings()).length > 0)
  }

  test('are out of every list with the first of them, and of one that is read meanwhile', async () => {
    const ids = await seed(200)
    const done = surface.send(remove(ids))
    await isUnderWay()
    expect(told('unlisted')).toEqual([{ type: 'unlisted', conversationIds: ids }])
    expect(await world.store.heads()).toEqual([])
    expect(await world.store.shelvings()).toHaveLength(1)
    await done
    expect(told('unlisted')).toHaveLength(1)
  })

  test('are brought back in the middle of their deletion: it ends there, and all are listed at once', async () => {
    const ids = await seed(200)
    const before = await allRecords(world.database)
    let deleted = false
    const done = surface.send(remove(ids)).then(() => {
      deleted = true
    })
    await isUnderWay()
    const restored = surface.send(restore(ids))
    await until(async () => (await world.store.shelvings())[0]?.type === 'restore')
    expect(deleted).toBe(false)
    const gone = Object.keys(await allRecords(world.database)).filter(key => key.startsWith('["deleted"'))
    expect(gone.length).toBeLessThan(100)
    expect(await world.store.heads()).toHaveLength(200)
    expect(await restored).toEqual({ status: 'done' })
    await done
    expect(await allRecords(world.database)).toEqual(before)
    expect(told('list-changed')).toHaveLength(2)
  })

  test('are offered to be brought back from the end of their deletion', async () => {
    const ids = await seed(60)
    const done = surface.send(remove(ids))
    await isUnderWay()
    vi.setSystemTime(Date.now() + 8000)
    await done
    const undo = { conversationIds: ids, title: 'Title 0', at: Date.now() }
    expect(await world.store.undos()).toEqual([undo])
    expect(told('deleted').at(-1)).toEqual({ type: 'deleted', undo })
  })

  test('are deleted while one of them is being answered: the answer ends and comes back with the rest', async () => {
    const ids = await seed(3)
    await surface.send(open)
    await surface.send(ask(Q))
    const request = await world.server.request(1)
    request.text('Hel')
    await surface.text('Hel')
    await surface.send(remove([...ids, 'c']))
    expect(request.aborted).toBe(true)
    expect(await world.store.unfinished()).toEqual([])
    await surface.send(restore([...ids, 'c']))
    expect((await world.store.conversation('c'))?.messages.at(-1)).toMatchObject({
      text: 'Hel',
      outcome: { status: 'stopped' },
    })
  })
})

describe('a pin', () => {
  test('is kept, told to everyone with a list, and taken off again', async () => {
    const ids = await seed(2)
    await surface.send(pin(ids, true))
    expect((await world.store.heads()).map(({ pinned }) => pinned)).toEqual([true, true])
    expect(told('listed')).toHaveLength(2)
    await surface.send(pin(ids.slice(0, 1), false))
    expect((await world.store.heads()).map(({ pinned }) => pinned)).toEqual([true, undefined])
  })

  test('put on in mid-answer outlives the answer', async () => {
    await surface.send(open)
    await surface.send(ask(Q))
    const request = await world.server.request(1)
    await surface.send(pin(['c'], true))
    request.finish()
    await surface.ended()
    await until(() => world.locks.held().length === 0)
    expect(surface.conversation()).toMatchObject({ pinned: true })
    expect(await world.store.heads()).toMatchObject([{ id: 'c', pinned: true }])
  })

  test('makes no conversation where there is none', async () => {
    await surface.send(open)
    await surface.send(pin(['c'], true))
    expect(await world.store.heads()).toEqual([])
    expect(told('listed')).toEqual([])
  })
})
