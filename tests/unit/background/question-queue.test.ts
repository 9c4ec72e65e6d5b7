import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { allRecords } from '../store/fresh-store.ts'
import { ask, goOn, open, Q, queue, retry, sendQueued, stop, unqueue } from './commands.ts'
import type { FakeSurface } from './fake-surface.ts'
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

/** What a surface was told last of the queue. */
function toldTo({ updates }: FakeSurface): string[] | undefined {
  const told = updates.findLast(update => update.type === 'queue')
  return told?.questions.map(({ id }) => id)
}

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
    expect(toldTo(surface)).toEqual(['q1', 'q2'])
    await turn()
    expect(world.server.exchanges).toHaveLength(1)

    await answer(1)
    expect((await world.server.request(2)).body.messages.at(-1)).toEqual({ role: 'user', content: 'one' })
    await until(() => toldTo(surface)?.join() === 'q2')
    await answer(2)
    expect((await world.server.request(3)).body.messages).toHaveLength(5)
    await answer(3)
    await until(isSettled)
    expect(questions()).toEqual([Q, 'q1', 'q2'])
    expect(toldTo(surface)).toEqual([])
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
    expect(toldTo(other)).toEqual(['q1'])
    await other.send(queue('q2'))
    const late = worker.openSurface()
    await late.send(open)
    for (const each of [surface, other, late]) expect(toldTo(each)).toEqual(['q1', 'q2'])
    await late.send(unqueue('q1'))
    for (const each of [surface, other, late]) expect(toldTo(each)).toEqual(['q2'])
  })

  test('is queued once, however often it is sent', async () => {
    await Promise.all([surface.send(queue('q1')), surface.send(queue('q1'))])
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
    expect(toldTo(surface)).toEqual(['q1', 'q2'])

    expect(await surface.send(sendQueued('q1'))).toEqual({ status: 'done' })
    expect(await surface.send(sendQueued('q1'))).toEqual({ status: 'done' })
    await answer(2)
    await answer(3)
    await until(isSettled)
    expect(questions()).toEqual([Q, 'q1', 'q2'])
  })

  test('waits where it is not taken, and says why', async () => {
    await surface.send(queue('q1', 'x'.repeat(4 * 16_385)))
    await answer(1)
    const told = await until(() =>
      surface.updates.find(update => update.type === 'queue' && update.failure !== undefined),
    )
    expect(told).toMatchObject({ failure: { kind: 'context-too-long' }, questions: [{ id: 'q1' }] })
    expect(world.server.exchanges).toHaveLength(1)
  })
})

describe('a question that is queued behind another version', () => {
  const select = (messageId: string) => ({ type: 'select', conversationId: 'c', messageId }) as const
  const asked = async (n: number) =>
    (await world.server.request(n)).body.messages.map(message => Object(message).content)
  let other: FakeSurface

  beforeEach(async () => {
    await answer(1, 'old answer')
    await surface.ended()
    await surface.send({ ...ask('00r', 'edited'), edits: Q })
    other = worker.openSurface()
    await other.send(open)
  })

  test.each([
    ['here', () => surface],
    ['in another panel', () => other],
  ])('follows that, and leaves whoever reads the old one (%s) where they are', async (_, reader) => {
    await surface.send(queue('q1', 'one'))
    await surface.send(queue('q2', 'two'))
    await reader().send(select(Q))
    const read = surface.conversation()?.leaf
    await answer(2, 'new answer')
    expect(await asked(3)).toEqual(['edited', 'new answer', 'one'])
    await answer(3, 'first')
    expect(await asked(4)).toEqual(['edited', 'new answer', 'one', 'first', 'two'])
    await answer(4, 'second')
    await until(isSettled)
    for (const each of [surface, other]) expect(each.conversation()?.leaf).toBe(read)
    expect((await world.store.conversation('c'))?.leaf).toBe(read)
    await surface.send(select('00r'))
    expect(surface.conversation()?.leaf).toBe(surface.lastAnswer()?.id)
  })

  test('is shown to whoever has come back to it', async () => {
    await surface.send(queue('q1', 'one'))
    await surface.send(select(Q))
    await surface.send(select('00r'))
    await answer(2)
    await world.server.request(3)
    expect(surface.conversation()?.leaf).toBe(surface.lastAnswer()?.id)
  })

  test('follows it still when the one between is taken out, and when the worker has died', async () => {
    await surface.send(queue('q1', 'one'))
    await surface.send(queue('q2', 'two'))
    await surface.send(unqueue('q1'))
    await surface.send(queue('q3', 'three'))
    await surface.send(select(Q))
    await answer(2, 'new answer')
    expect(await asked(3)).toEqual(['edited', 'new answer', 'two'])
    const { id = '' } = surface.lastAnswer() ?? {}
    worker.kill()
    worker = world.startWorker()
    await worker.recover()
    surface = worker.openSurface()
    await surface.send(open)
    await surface.send(goOn(id))
    await answer(4, 'whole')
    expect(await asked(5)).toEqual(['edited', 'new answer', 'two', 'whole', 'three'])
  })

  test('waits where that was stopped, whatever is read, and goes on where it is written anew', async () => {
    await surface.send(queue('q1', 'one'))
    const { id = '' } = surface.lastAnswer() ?? {}
    await surface.send(select(Q))
    await surface.send(stop(id))
    await until(isSettled)
    await turn()
    expect(world.server.exchanges).toHaveLength(2)
    expect(toldTo(surface)).toEqual(['q1'])
    await surface.send(retry(id, 'v1'))
    await answer(3, 'mended')
    expect(await asked(4)).toEqual(['edited', 'mended', 'one'])
  })

  test('by a version of this program that did not note it follows what is shown', async () => {
    await world.store.putQueued('c', { id: 'q1', parts: [{ type: 'text', text: 'one' }] })
    await surface.send(select(Q))
    await answer(2)
    expect(await asked(3)).toEqual(['Hello?', 'old answer', 'one'])
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
    expect(toldTo(surface)).toEqual(['q1'])
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

describe('a background that dies at any moment', () => {
  const COMMANDS = [ask(Q, Q), queue('q1', 'q1'), queue('q2', 'q2')]

  /** Answers whatever is asked, until the background has died or nothing is left to do. */
  async function live(own: World, steps: number) {
    let taken = 0
    const life = own.startWorker(() => ++taken > steps)
    const panel = life.openSurface()
    const recovered = life.recover()
    void panel.send(open)
    // What was not answered by a background that died is sent again to the next.
    const replies = COMMANDS.map(command => panel.send(command))
    const done = Promise.all([recovered, ...replies]).then(() => true)
    let idle = false
    void done.then(() => {
      idle = true
    })
    while (taken <= steps) {
      for (const request of own.server.exchanges) if (!request.aborted) request.finish()
      const waiting = idle && own.locks.held().length === 0 ? await own.store.queue('c') : undefined
      const outcome = panel.lastAnswer()?.outcome
      if (waiting?.length === 0 && outcome) break
      // Where an answer was interrupted, the person says that the queue may go on.
      if (waiting?.[0] && outcome && outcome.status !== 'complete') void panel.send(sendQueued(waiting[0].id))
      await turn()
    }
    life.kill()
    return taken
  }

  test.each([1, 2, 3, 4])(
    'leaves every queued question asked once, or waiting to be asked once (%i)',
    async first => {
      const all = await live(createWorld(), Number.POSITIVE_INFINITY)
      expect(all).toBeGreaterThan(40)
      const found = new Set<string>()
      for (let steps = first; steps < all; steps += 4) {
        const own = createWorld()
        await live(own, steps)
        const stored = await own.store.conversation('c')
        const asked = stored?.messages.flatMap(({ role, id }) => (role === 'user' ? id : [])) ?? []
        const waiting = (await own.store.queue('c')).map(({ id }) => id)
        expect([Q, 'q1', 'q2'].join(), `after ${steps} steps`).toContain([...asked, ...waiting].join())
        found.add(`${asked.length} asked, ${waiting.length} waiting`)

        await live(own, Number.POSITIVE_INFINITY)
        const after = await own.store.conversation('c')
        expect(
          after?.messages.flatMap(({ role, id }) => (role === 'user' ? id : [])),
          `after ${steps} steps`,
        ).toEqual([Q, 'q1', 'q2'])
        const sent = own.server.exchanges.map(({ body }) => JSON.stringify(body.messages.at(-1)))
        expect(new Set(sent).size, `after ${steps} steps`).toBe(sent.length)
      }
      // It did die before, between and after.
      expect(found.size).toBeGreaterThan(3)
    },
  )
})
