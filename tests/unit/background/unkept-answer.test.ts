import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Answer } from '../../../lib/model/message.ts'
import { COMPLETE } from '../model/samples.ts'
import { ask, goOn, open, Q } from './commands.ts'
import type { FakeSurface } from './fake-surface.ts'
import { passing } from './passing.ts'
import { until } from './until.ts'
import { createWorld, type World } from './world.ts'

const UNKEPT = { status: 'interrupted', failure: { kind: 'storage' } }
const MINUTE = 60_000

let world: World
let surface: FakeSurface
let disk: { isFull: boolean }

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  disk = fillable()
  world = createWorld()
  surface = world.startWorker().openSurface()
  await surface.send(open)
})

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

function fillable() {
  const disk = { isFull: false }
  for (const method of ['put', 'add'] as const) {
    const write = IDBObjectStore.prototype[method]
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (this: IDBObjectStore, ...args) {
      if (disk.isFull) throw new DOMException('The disk is full', 'QuotaExceededError')
      return write.apply(this, args)
    })
  }
  return disk
}

const storedAnswer = async () => (await world.store.conversation('c'))?.messages.at(-1) as Answer | undefined // the last is one

/** An answer of which nothing could be stored from its first word on, to its end. */
async function endedUnkept(): Promise<Answer> {
  await surface.send(ask(Q))
  const request = await world.server.request(1)
  disk.isFull = true
  request.text('Hello')
  await surface.text('Hello')
  request.finish()
  const ended = await surface.ended()
  expect(ended).toMatchObject({ text: 'Hello', outcome: UNKEPT })
  return ended
}

describe('while an answer that cannot be stored is written', () => {
  test('its readers are told within a second, and when it is stored after all', async () => {
    await surface.send(ask(Q))
    const request = await world.server.request(1)
    disk.isFull = true
    request.text('Hello')
    await surface.text('Hello')
    await passing(1_000)
    expect(surface.lastAnswer()).toMatchObject({ text: 'Hello', unkept: true })
    disk.isFull = false
    await passing(1_000)
    expect(surface.lastAnswer()).not.toHaveProperty('unkept')
    expect((await storedAnswer())?.text).toBe('Hello')
  })
})

describe('an answer that could not be stored at its end', () => {
  test('is stored once that is possible, as it ended, without anybody asking', async () => {
    await endedUnkept()
    await passing(5_000)
    expect(surface.lastAnswer()).toMatchObject({ outcome: UNKEPT })
    disk.isFull = false
    await passing(MINUTE)
    expect(surface.lastAnswer()).toMatchObject({ text: 'Hello', outcome: COMPLETE })
    expect(await storedAnswer()).toMatchObject({ text: 'Hello', outcome: COMPLETE })
    const { outcome } = (await storedAnswer()) ?? {}
    expect(outcome).toEqual(surface.lastAnswer()?.outcome)
  })

  test('is stored with nobody looking', async () => {
    await endedUnkept()
    surface.close()
    disk.isFull = false
    await passing(MINUTE)
    expect(await storedAnswer()).toMatchObject({ text: 'Hello', outcome: COMPLETE })
  })

  test('is left to whoever goes on with it', async () => {
    const { id } = await endedUnkept()
    disk.isFull = false
    await surface.send(goOn(id))
    const rest = await world.server.request(2)
    rest.text(' you')
    await passing(MINUTE)
    expect(surface.lastAnswer()).not.toHaveProperty('outcome')
    rest.finish()
    await until(async () => (await storedAnswer())?.outcome)
    expect(await storedAnswer()).toMatchObject({ text: 'Hello you', outcome: COMPLETE })
  })

  test('does not come back once its conversation is deleted', async () => {
    await endedUnkept()
    disk.isFull = false
    await surface.send({ type: 'delete', conversationIds: ['c'] })
    await passing(MINUTE)
    expect(await world.store.conversation('c')).toBeUndefined()
  })

  test('is given up after a minute, and stays on the screen', async () => {
    await endedUnkept()
    await passing(2 * MINUTE)
    const tried = world.errors.length
    await passing(2 * MINUTE)
    expect(world.errors).toHaveLength(tried)
    expect(surface.lastAnswer()).toMatchObject({ text: 'Hello', outcome: UNKEPT })
  })
})
