import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { allRecords } from '../store/fresh-store.ts'
import { ask, open, Q, queue, sendQueued, stop, unqueue } from './commands.ts'
import type { FakeSurface } from './fake-surface.ts'
import { toldOfQueue } from './told-of-queue.ts'
import { turn, until } from './until.ts'
import { createWorld, type Worker, type World } from './world.ts'

let world: World
let worker: Worker
let surface: FakeSurface

beforeEach(async () => {
  world = createWorld()
  worker = world.startWorker()
  surface = worker.openSurface()
  await surface.send(open)
  await surface.send(ask(Q))
})

afterEach(() => {
  vi.useRealTimers()
})

/** Tokens that the model is said to take. */
const WINDOW = 1_000
const sayWindow = () =>
  surface.send({ type: 'configure', conversationId: 'c', change: { contextWindow: WINDOW } })

/** The ids of what was asked, in the order of the answers. */
const questions = () =>
  surface.conversation()?.messages.flatMap(({ role, id }) => (role === 'user' ? id : []))

const isSettled = () => world.locks.held().length === 0

async function answer(n: number, text = 'Well'): Promise<void> {
  const request = await world.server.request(n)
  request.text(text)
  request.finish()
}

describe('a question that is queued while an answer is written', () => {
  test('is asked when the answer is whole, after those that were queued before', async () => {
    expect(await surface.send(queue('q1', 'one'))).toEqual({ status: 'done' })
    expect(await surface.send(queue('q2', 'two'))).toEqual({ status: 'done' })
    expect(toldOfQueue(surface)).toEqual(['q1', 'q2'])
    await turn()
    expect(world.server.exchanges).toHaveLength(1)

    await answer(1)
    expect((await world.server.request(2)).body.messages.at(-1)).toEqual({ role: 'user', content: 'one' })
    await until(() => toldOfQueue(surface)?.join() === 'q2')
    await answer(2)
    expect((await world.server.request(3)).body.messages).toHaveLength(5)
    await answer(3)
    await until(isSettled)
    expect(questions()).toEqual([Q, 'q1', 'q2'])
    expect(toldOfQueue(surface)).toEqual([])
    expect(world.server.exchanges).toHaveLength(3)
  })

  test('leaves the composer, and what is typed there meanwhile stays when it is asked', async () => {
    await surface.send({ type: 'save-draft', key: 'c', draft: { text: 'And then?' } })
    await surface.send(queue('q1'))
    expect(await world.store.draft('c')).toEqual({ text: '' })
    await surface.send({ type: 'save-draft', key: 'c', draft: { text: 'half a tho' } })
    await answer(1)
    await world.server.request(2)
    expect(await world.store.draft('c')).toEqual({ text: 'half a tho' })
  })

  test('is shown alike by every surface, whenever it comes', async () => {
    const other = worker.openSurface()
    await other.send(open)
    await surface.send(queue('q1'))
    expect(toldOfQueue(other)).toEqual(['q1'])
    await other.send(queue('q2'))
    const late = worker.openSurface()
    await late.send(open)
    for (const each of [surface, other, late]) expect(toldOfQueue(each)).toEqual(['q1', 'q2'])
    await late.send(unqueue('q1'))
    for (const each of [surface, other, late]) expect(toldOfQueue(each)).toEqual(['q2'])
  })

  test('is queued too by a page that has not heard of that answer', async () => {
    const other = worker.openSurface()
    await other.send(open)
    await surface.send({ type: 'save-draft', key: 'c', draft: { text: 'And?' } })
    const asked = [surface.send(ask('q1', 'one')), other.send(ask('q2', 'two'))]
    expect(await Promise.all(asked)).toEqual([{ status: 'done' }, { status: 'done' }])
    expect(toldOfQueue(other)).toEqual(['q1', 'q2'])
    expect(await world.store.draft('c')).toEqual({ text: '' })
    const running = surface.lastAnswer()?.id
    expect(await world.store.queue('c')).toMatchObject([{ follows: running }, { follows: 'q1' }])
    await answer(1)
    await answer(2)
    await answer(3)
    await until(isSettled)
    expect(questions()).toEqual([Q, 'q1', 'q2'])
  })

  test('is queued once, however often it is sent', async () => {
    await Promise.all([surface.send(queue('q1')), surface.send(queue('q1')), surface.send(ask('q1'))])
    await answer(1)
    await answer(2)
    await until(isSettled)
    expect(await surface.send(queue('q1'))).toEqual({ status: 'done' })
    expect(questions()).toEqual([Q, 'q1'])
    expect(await world.store.queue('c')).toEqual([])
  })

  test('is asked at once where the answer ended on its way', async () => {
    await answer(1)
    await surface.ended()
    expect(await surface.send(queue('q1'))).toEqual({ status: 'done' })
    await world.server.request(2)
    expect(questions()).toEqual([Q, 'q1'])
  })

  test.each<[string, () => Promise<unknown>]>([
    ['was stopped', async () => surface.send(stop(surface.lastAnswer()?.id ?? ''))],
    ['failed', async () => (await world.server.request(1)).refuse(400)],
    [
      'broke off',
      async () => {
        const request = await world.server.request(1)
        request.text('We')
        request.cut()
      },
    ],
  ])('waits where the answer %s, until it is sent', async (_, end) => {
    await surface.send(queue('q1'))
    await surface.send(queue('q2'))
    await end()
    await surface.ended()
    await until(isSettled)
    await turn()
    expect(world.server.exchanges).toHaveLength(1)
    expect(toldOfQueue(surface)).toEqual(['q1', 'q2'])

    expect(await surface.send(sendQueued('q1'))).toEqual({ status: 'done' })
    expect(await surface.send(sendQueued('q1'))).toEqual({ status: 'done' })
    await answer(2)
    await answer(3)
    await until(isSettled)
    expect(questions()).toEqual([Q, 'q1', 'q2'])
  })

  test.each<[string, number, () => Promise<unknown>]>([
    ['asks something else', 2, async () => surface.send(ask('q3', 'something else'))],
    [
      'asks that in other words, stops it again, and asks something else',
      3,
      async () => {
        await surface.send({ ...ask('00r', 'edited'), edits: Q })
        await world.server.request(2)
        await surface.send(stop(surface.lastAnswer()?.id ?? ''))
        await until(isSettled)
        await surface.send(ask('q3', 'something else'))
      },
    ],
  ])('waits still where the answer was stopped and the person %s', async (_, asked, goesOn) => {
    await world.server.request(1)
    await surface.send(queue('q1', 'one', surface.lastAnswer()?.id))
    await surface.send(stop(surface.lastAnswer()?.id ?? ''))
    await until(isSettled)
    await goesOn()
    await answer(asked, 'whole')
    await until(isSettled)
    // To go on takes some steps after the end.
    for (let turns = 0; turns < 30; turns++) await turn()
    expect(surface.lastAnswer()?.outcome?.status).toBe('complete')
    expect(world.server.exchanges).toHaveLength(asked)
    expect(toldOfQueue(surface)).toEqual(['q1'])

    await surface.send(sendQueued('q1'))
    const { messages } = (await world.server.request(asked + 1)).body
    const sent = messages.slice(-3).map(message => Object(message).content)
    expect(sent).toEqual(['something else', 'whole', 'one'])
  })

  test('waits where it is not taken, and says why', async () => {
    await sayWindow()
    await surface.send(queue('q1', 'x'.repeat(4 * WINDOW)))
    await answer(1)
    const told = await until(() =>
      surface.updates.find(update => update.type === 'queue' && update.failure !== undefined),
    )
    expect(told).toMatchObject({ failure: { kind: 'context-too-long' }, questions: [{ id: 'q1' }] })
    expect(world.server.exchanges).toHaveLength(1)
  })
})

describe('a question that is taken out of the queue', () => {
  test('is not asked, and goes back into the composer in the same step', async () => {
    await surface.send(queue('q1'))
    await surface.send(queue('q2', 'two'))
    expect(await surface.send(unqueue('q1', { text: 'And then?' }))).toEqual({ status: 'done' })
    expect(await world.store.draft('c')).toEqual({ text: 'And then?' })
    expect(await surface.send(unqueue('q1', { text: 'And then?' }))).toEqual({ status: 'done' })
    await answer(1)
    expect((await world.server.request(2)).body.messages.at(-1)).toEqual({ role: 'user', content: 'two' })
  })

  test('holds up nobody behind it when it is taken back after it was refused', async () => {
    await sayWindow()
    await surface.send(queue('q1', 'x'.repeat(4 * WINDOW)))
    await surface.send(queue('q2', 'two'))
    await answer(1)
    await until(isSettled)
    expect(toldOfQueue(surface)).toEqual(['q1', 'q2'])
    await surface.send(unqueue('q1'))
    expect((await world.server.request(2)).body.messages.at(-1)).toEqual({ role: 'user', content: 'two' })
    expect(toldOfQueue(surface)).toEqual([])
  })

  test('is asked and not taken back, or taken back and not asked, whichever comes first', async () => {
    for (let moment = 0; moment < 30; moment++) {
      const own = createWorld()
      const panel = own.startWorker().openSurface()
      await panel.send(open)
      await panel.send(ask(Q))
      await panel.send(queue('q1'))
      const request = await own.server.request(1)
      request.text('Well')
      request.finish()
      for (let turns = 0; turns < moment; turns++) await turn()
      const { status } = await panel.send(unqueue('q1', { text: 'And then?' }))
      await turn()
      const wasAsked = panel.conversation()?.messages.some(({ id }) => id === 'q1')
      expect(wasAsked, `at moment ${moment}`).toBe(status === 'failed')
      expect((await own.store.draft('c')).text === '', `at moment ${moment}`).toBe(wasAsked)
    }
  })
})

describe('a queue', () => {
  test('goes with its conversation, comes back with it, and is asked in neither state by itself', async () => {
    await surface.send(queue('q1'))
    await surface.send({ type: 'delete', conversationIds: ['c'] })
    await world.startWorker().recover()
    await turn()
    expect(world.server.exchanges).toHaveLength(1)
    await surface.send({ type: 'restore', conversationIds: ['c'] })
    await surface.send(open)
    expect(toldOfQueue(surface)).toEqual(['q1'])
    expect(world.server.exchanges).toHaveLength(1)
  })

  test('is forgotten with its conversation', async () => {
    await surface.send(queue('q1'))
    await surface.send({ type: 'delete', conversationIds: ['c'] })
    vi.setSystemTime(Date.now() + 2 * 60 * 60 * 1000)
    await world.startWorker().recover()
    expect(Object.keys(await allRecords(world.database)).filter(key => key.includes('"c"'))).toEqual([])
  })
})
