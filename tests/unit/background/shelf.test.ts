import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Command } from '../../../lib/protocol/command.ts'
import { COMPLETE } from '../model/samples.ts'
import { allRecords } from '../store/fresh-store.ts'
import { ask, open, Q, stop } from './commands.ts'
import type { Exchange } from './fake-server.ts'
import type { FakeSurface } from './fake-surface.ts'
import { turn, until } from './until.ts'
import { createWorld, type Worker, type World } from './world.ts'

const remove: Command = { type: 'delete', conversationIds: ['c'] }
const restore: Command = { type: 'restore', conversationIds: ['c'] }
const rename: Command = { type: 'rename', conversationId: 'c', title: 'Mine' }

let world: World
let worker: Worker
let surface: FakeSurface

async function begin(): Promise<void> {
  world = createWorld()
  worker = world.startWorker()
  surface = worker.openSurface()
  await surface.send(open)
}

/** An answer of which `Hel` is there. */
async function askAndWait(): Promise<Exchange> {
  await surface.send(ask(Q))
  const request = await world.server.request(1)
  request.text('Hel')
  await surface.text('Hel')
  return request
}

const told = (type: string) => surface.updates.filter(update => update.type === type)

beforeEach(begin)

afterEach(() => {
  expect(world.errors).toEqual([])
  vi.useRealTimers()
})

describe('stop', () => {
  test('closes the connection, keeps the text, and is done when the answer is kept', async () => {
    const request = await askAndWait()
    await surface.send(stop(surface.lastAnswer()?.id ?? ''))
    expect(request.aborted).toBe(true)
    expect(surface.lastAnswer()).toMatchObject({ text: 'Hel', outcome: { status: 'stopped' } })
    expect(await world.store.conversation('c')).toEqual(surface.conversation())
    expect(await world.store.unfinished()).toEqual([])
  })

  test('before the first token ends the request', async () => {
    await surface.send(ask(Q))
    const request = await world.server.request(1)
    await surface.send(stop(surface.lastAnswer()?.id ?? ''))
    expect(request.aborted).toBe(true)
    expect(surface.lastAnswer()).toMatchObject({ text: '', outcome: { status: 'stopped' } })
  })

  test('while the request waits to be sent again ends it, and it is not sent', async () => {
    await surface.send(ask(Q))
    const request = await world.server.request(1)
    request.refuse(503, { 'retry-after': '30' })
    await until(() => surface.lastAnswer()?.retrying)
    await surface.send(stop(surface.lastAnswer()?.id ?? ''))
    expect(surface.lastAnswer()).toMatchObject({ text: '', outcome: { status: 'stopped' } })
    expect(surface.lastAnswer()).not.toHaveProperty('retrying')
    await vi.advanceTimersByTimeAsync(120_000)
    expect(world.server.exchanges).toHaveLength(1)
  })

  test('in the same moment as the end leaves one ending', async () => {
    const request = await askAndWait()
    request.finish()
    await Promise.all([1, 2].map(() => surface.send(stop(surface.lastAnswer()?.id ?? ''))))
    await surface.ended()
    const endings = surface.updates.filter(update => update.type === 'event' && update.event.type === 'ended')
    expect(endings).toHaveLength(1)
  })

  test('of what is not running changes nothing', async () => {
    expect(await surface.send(stop('nobody'))).toEqual({ status: 'done' })
  })
})

describe('a new name', () => {
  test('given at any moment of an answer outlives it', async () => {
    for (let moment = 0; moment < 30; moment++) {
      await begin()
      const request = await askAndWait()
      request.finish()
      let renamed: Promise<unknown> | undefined
      for (let now = 0; !renamed || !surface.lastAnswer()?.outcome; now++) {
        if (now === moment) renamed = surface.send(rename)
        await turn()
      }
      await renamed
      await until(() => world.locks.held().length === 0)
      expect(surface.conversation()?.title).toBe('Mine')
      expect(await world.store.conversation('c')).toEqual(surface.conversation())
    }
  })

  test('is told to everyone with a list', async () => {
    const request = await askAndWait()
    request.finish()
    await surface.ended()
    await surface.send(rename)
    expect(told('listed').at(-1)).toMatchObject({ head: { id: 'c', title: 'Mine' } })
  })

  test('that cannot be stored is taken back', async () => {
    const request = await askAndWait()
    request.finish()
    await surface.ended()
    await until(() => world.locks.held().length === 0)
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
      throw new DOMException('The disk is full', 'QuotaExceededError')
    })
    expect(await surface.send(rename)).toEqual({ status: 'failed', failure: { kind: 'storage' } })
    expect(surface.conversation()?.title).toBe('Hello?')
    expect(await world.store.conversation('c')).toEqual(surface.conversation())
    expect(world.errors.splice(0)).toHaveLength(1)
  })

  test('makes no conversation where there is none', async () => {
    await surface.send(rename)
    expect(await world.store.heads()).toEqual([])
  })
})

describe('a deletion', () => {
  test('in mid-answer ends the answer, and an undo brings back all that was there', async () => {
    const request = await askAndWait()
    await surface.send(remove)
    expect(request.aborted).toBe(true)
    expect(told('unlisted')).toEqual([{ type: 'unlisted', conversationIds: ['c'] }])
    expect(await world.store.conversation('c')).toBeUndefined()
    expect(await world.store.unfinished()).toEqual([])
    await surface.send({ ...open, conversationId: 'd' })

    await surface.send(restore)
    expect(told('listed').at(-1)).toMatchObject({ head: { id: 'c', title: 'Hello?' } })
    await surface.send(open)
    expect(surface.lastAnswer()).toMatchObject({ text: 'Hel', outcome: { status: 'stopped' } })
    expect(await world.store.conversation('c')).toEqual(surface.conversation())
  })

  test('can be undone for an hour, and leaves nothing behind at the next start', async () => {
    await askAndWait()
    await surface.send(remove)
    await surface.send({ ...open, conversationId: 'd' })
    await vi.advanceTimersByTimeAsync(59 * 60_000)
    await worker.recover()
    expect(await allRecords(world.database)).toHaveProperty('["deleted","c"]')
    await vi.advanceTimersByTimeAsync(2 * 60_000)
    await worker.recover()
    expect(await allRecords(world.database)).not.toHaveProperty('["deleted","c"]')
    const before = told('listed').length
    expect(await surface.send(restore)).toEqual({ status: 'failed', failure: { kind: 'storage' } })
    expect(told('listed')).toHaveLength(before)
    expect(await world.store.heads()).toEqual([])
  })

  test('and its undo are said to every surface, to be offered there and not any more', async () => {
    await askAndWait()
    const other = worker.openSurface()
    await surface.send(remove)
    const undo = { conversationIds: ['c'], title: 'Hello?', at: Date.now() }
    expect(other.updates).toContainEqual({ type: 'deleted', undo })
    await surface.send(restore)
    expect(other.updates).toContainEqual({ type: 'restored', conversationIds: ['c'] })
    await surface.send(restore)
    await surface.send(remove)
    const offers = other.updates.filter(({ type }) => type === 'deleted').length
    await surface.send(remove)
    expect(other.updates.filter(({ type }) => type === 'deleted')).toHaveLength(offers)
  })

  test('that is undone twice is there, and nothing is said of a loss', async () => {
    await askAndWait()
    await surface.send(remove)
    const replies = await Promise.all([surface.send(restore), surface.send(restore)])
    expect(replies).toEqual([{ status: 'done' }, { status: 'done' }])
  })

  test('whose undo was over when the background died is made good by the next one', async () => {
    await askAndWait()
    await surface.send(remove)
    worker.kill()
    vi.setSystemTime(Date.now() + 2 * 3_600_000)
    await world.startWorker().recover()
    expect(await allRecords(world.database)).not.toHaveProperty('["deleted","c"]')
  })

  test('is whole for whoever still had it open: a question there begins anew, and an undo loses nothing', async () => {
    const request = await askAndWait()
    request.finish()
    await surface.ended()
    await surface.send(remove)
    await surface.send(ask('00r', 'Anew?'))
    const anew = await world.server.request(2)
    expect(anew.body.messages).toEqual([{ role: 'user', content: 'Anew?' }])
    anew.text('Yes')
    anew.finish()
    const fresh = worker.openSurface()
    await fresh.send(open)
    await fresh.ended()
    expect(await world.store.conversation('c')).toEqual(fresh.conversation())
    await surface.send(restore)
    const texts = (await world.store.conversation('c'))?.messages.map(message =>
      message.role === 'assistant' ? message.text : message.id,
    )
    expect(texts).toEqual(expect.arrayContaining([Q, 'Hel', '00r', 'Yes']))
    expect(fresh.lastAnswer()?.outcome).toEqual(COMPLETE)
  })
})
