import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { toBadge } from '../../../lib/background/unread.ts'
import { ask, open, Q, stop } from './commands.ts'
import type { FakeSurface } from './fake-surface.ts'
import { turn, until } from './until.ts'
import { createWorld, type Worker, type World } from './world.ts'

let world: World
let worker: Worker

beforeEach(() => {
  world = createWorld()
  worker = world.startWorker()
})

afterEach(() => {
  vi.useRealTimers()
})

const shown = () => world.showBadge.mock.lastCall?.[0].text ?? ''
const isSettled = () => world.locks.held().length === 0

/** A popup that asks in a conversation and closes before the answer has begun. */
async function askAndLeave(conversationId: string): Promise<void> {
  const popup = worker.openSurface()
  await popup.send({ ...open, conversationId })
  await popup.send({ ...ask(`q${conversationId}`), conversationId })
  popup.close()
}

async function answer(n: number): Promise<void> {
  const request = await world.server.request(n)
  request.text('Well')
  request.finish()
}

describe('an answer that ends', () => {
  let panel: FakeSurface

  beforeEach(async () => {
    panel = worker.openSurface()
    await panel.send({ ...open, conversationId: 'elsewhere' })
  })

  test('while nobody looks is counted, and read by whoever opens it', async () => {
    await askAndLeave('a')
    await askAndLeave('b')
    await answer(1)
    await until(() => shown() === '1')
    await answer(2)
    await until(() => shown() === '2')
    expect((await world.store.unread()).map(({ conversationId }) => conversationId)).toEqual(
      expect.arrayContaining(['a', 'b']),
    )
    const told = () => panel.updates.findLast(update => update.type === 'unread')
    expect(told()).toEqual({ type: 'unread', conversationIds: expect.arrayContaining(['a', 'b']) })
    await panel.send({ ...open, conversationId: 'a' })
    expect(shown()).toBe('1')
    expect(told()).toEqual({ type: 'unread', conversationIds: ['b'] })
    await panel.send({ ...open, conversationId: 'b' })
    expect(shown()).toBe('')
    expect(await world.store.unread()).toEqual([])
  })

  test('before eyes is not counted', async () => {
    await panel.send(open)
    await panel.send(ask(Q))
    await answer(1)
    await panel.ended()
    await until(isSettled)
    expect(await world.store.unread()).toEqual([])
    expect(shown()).toBe('')
  })

  test('otherwise than whole is told apart, until one is ready', async () => {
    await askAndLeave('a')
    const request = await world.server.request(1)
    request.text('We')
    request.cut()
    await until(() => shown() === '!')
    await askAndLeave('b')
    await answer(2)
    await until(() => shown() === '1')
    expect(world.showBadge.mock.lastCall?.[0].title).toContain('1 ready, 1 broke off')
    await askAndLeave('c')
    const broken = await world.server.request(3)
    broken.text('We')
    broken.cut()
    await until(async () => (await world.store.unread()).length === 3)
    // The one that the badge counts is what it leads to.
    expect((await world.store.unread()).map(({ conversationId }) => conversationId)).toEqual(['b', 'c', 'a'])
  })

  test('because it was stopped is no news', async () => {
    await askAndLeave('a')
    await world.server.request(1)
    const stored = await world.store.conversation('a')
    await panel.send({ ...stop(stored?.leaf ?? ''), conversationId: 'a' })
    await until(isSettled)
    await turn()
    expect(await world.store.unread()).toEqual([])
  })

  test('in a conversation that is deleted is no news any more', async () => {
    await askAndLeave('a')
    await answer(1)
    await until(() => shown() === '1')
    await panel.send({ type: 'delete', conversationIds: ['a'] })
    expect(shown()).toBe('')
    await panel.send({ type: 'restore', conversationIds: ['a'] })
    expect(shown()).toBe('1')
  })
})

test('a badge comes back with the next background, whatever ended the last one', async () => {
  await askAndLeave('a')
  await answer(1)
  await until(() => shown() === '1')
  await askAndLeave('b')
  const request = await world.server.request(2)
  request.text('We')
  await until(async () => {
    const stored = await world.store.conversation('b')
    return stored?.messages.some(message => message.role === 'assistant' && message.text === 'We')
  })
  worker.kill()
  world.showBadge.mockClear()
  await world.startWorker().recover()
  await until(async () => (await world.store.unread()).length === 2)
  await until(() => world.showBadge.mock.lastCall?.[0].title.includes('1 broke off'))
  expect(shown()).toBe('1')
})

test('a badge has room for a few characters', () => {
  const ready = Array.from({ length: 120 }, (_, n) => ({ conversationId: `c${n}`, failed: false, at: n }))
  expect(toBadge(ready).text).toBe('99+')
  expect(toBadge([])).toMatchObject({ text: '', title: 'Ask Mishalsgpt' })
})

test('every surface knows where an answer is being written, also one that comes later', async () => {
  const panel = worker.openSurface()
  await panel.send(open)
  const told = (surface: FakeSurface) =>
    surface.updates.findLast(update => update.type === 'answering')?.conversationIds
  expect(told(panel)).toEqual([])
  await askAndLeave('a')
  await askAndLeave('b')
  const late = worker.openSurface()
  await late.send(open)
  expect(told(panel)).toEqual(['a', 'b'])
  expect(told(late)).toEqual(['a', 'b'])
  const request = await world.server.request(1)
  request.text('Well')
  request.finish()
  await until(() => told(panel)?.join() === 'b')
  expect(told(late)).toEqual(['b'])
})
