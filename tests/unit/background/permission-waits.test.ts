import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Answer } from '../../../lib/model/message.ts'
import type { CommandOf } from '../../../lib/protocol/command.ts'
import { COMPLETE } from '../model/samples.ts'
import { ask, open, Q } from './commands.ts'
import type { FakeSurface } from './fake-surface.ts'
import { createWorld, type Worker, type World } from './world.ts'

const ORIGIN = 'https://preset.example'

let world: World
let worker: Worker
let surface: FakeSurface
let failed: Answer

/** An answer that failed for want of a permission. */
beforeEach(async () => {
  world = createWorld()
  worker = world.startWorker()
  surface = worker.openSurface()
  await surface.send(open)
  await surface.send(ask(Q))
  const request = await world.server.request(1)
  request.vanish()
  failed = await surface.ended()
})

afterEach(() => {
  expect(world.errors).toEqual([])
  vi.useRealTimers()
})

function wait(answerId = 'zz'): CommandOf<'await-permission'> {
  return { type: 'await-permission', conversationId: 'c', messageId: failed.id, answerId, origin: ORIGIN }
}

async function expectRetriedOnce(): Promise<void> {
  const request = await world.server.request(2)
  request.text('Hello')
  request.finish()
  await surface.text('Hello')
  expect(await surface.ended()).toMatchObject({ id: 'zz', parent: Q, outcome: COMPLETE })
  expect(surface.conversation()?.messages).toHaveLength(3)
  await worker.permissionsAdded()
  expect(world.server.exchanges).toHaveLength(2)
}

describe('an answer that lacked a permission', () => {
  test('says so', () => {
    expect(failed.outcome).toEqual({ status: 'failed', failure: { kind: 'permission' } })
  })

  test('is tried again once when it is given, however often the browser and the page say so', async () => {
    await surface.send(wait())
    expect(world.server.exchanges).toHaveLength(1)
    world.granted.add(ORIGIN)
    await Promise.all([
      worker.permissionsAdded(),
      worker.permissionsAdded(),
      surface.send(wait()),
      surface.send(wait()),
    ])
    await expectRetriedOnce()
  })

  test('is tried again by the background that the permission woke', async () => {
    await surface.send(wait())
    worker.kill()
    world.granted.add(ORIGIN)
    worker = world.startWorker()
    surface = worker.openSurface()
    await surface.send(open)
    await Promise.all([worker.recover(), worker.permissionsAdded()])
    await expectRetriedOnce()
  })

  test('is tried again at once when it was given meanwhile', async () => {
    world.granted.add(ORIGIN)
    await surface.send(wait())
    await expectRetriedOnce()
  })

  test('is tried again by a connection whose requests carry no Origin from then on, and not before', async () => {
    await surface.send({ ...wait(), dropOrigin: 'default' })
    expect((await world.store.connections())[0]?.dropOrigin).toBeUndefined()
    world.granted.add(ORIGIN)
    await worker.permissionsAdded()
    expect((await world.store.connections())[0]?.dropOrigin).toBe(true)
    expect(world.rules.replace.mock.lastCall?.[0]).toMatchObject([
      { condition: { urlFilter: `|${ORIGIN}/` } },
    ])
    await expectRetriedOnce()
  })

  test('goes on waiting when another host is allowed', async () => {
    await surface.send(wait())
    world.granted.add('https://other.example')
    await worker.permissionsAdded()
    expect(world.server.exchanges).toHaveLength(1)
    world.granted.add(ORIGIN)
    await worker.permissionsAdded()
    await expectRetriedOnce()
  })

  test('is let be once the person has refused, though the host is allowed later for another reason', async () => {
    await surface.send(wait())
    await surface.send({ type: 'stop-waiting' })
    world.granted.add(ORIGIN)
    await worker.permissionsAdded()
    expect(world.server.exchanges).toHaveLength(1)
  })

  test('is tried again though a new popup comes before the browser says that it was allowed', async () => {
    await surface.send(wait())
    world.granted.add(ORIGIN)
    await surface.send({ type: 'stop-waiting' })
    await expectRetriedOnce()
  })

  test('is let be when the dialog was left alone for too long', async () => {
    await surface.send(wait())
    world.granted.add(ORIGIN)
    vi.setSystemTime(Date.now() + 10 * 60 * 1000)
    await worker.permissionsAdded()
    expect(surface.conversation()?.messages).toHaveLength(2)
    expect((await world.store.conversation('c'))?.messages).toHaveLength(2)
    expect(await world.store.permissionWaitOrigins()).toEqual([])
  })
})

test('an answer that has text goes on, and no other takes its place', async () => {
  await surface.send({ type: 'retry', conversationId: 'c', messageId: failed.id, answerId: '0b' })
  const request = await world.server.request(2)
  request.text('Hel')
  await surface.text('Hel')
  await surface.send({ type: 'stop', conversationId: 'c', messageId: '0b' })
  world.granted.add(ORIGIN)
  await surface.send({ type: 'await-permission', conversationId: 'c', messageId: '0b', origin: ORIGIN })
  const rest = await world.server.request(3)
  rest.text('lo')
  rest.finish()
  await surface.text('Hello')
  expect(surface.conversation()).toMatchObject({ leaf: '0b' })
})
