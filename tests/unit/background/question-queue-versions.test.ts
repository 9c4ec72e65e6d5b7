import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ask, goOn, open, Q, queue, retry, stop, unqueue } from './commands.ts'
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

const isSettled = () => world.locks.held().length === 0

async function answer(n: number, text = 'Well'): Promise<void> {
  const request = await world.server.request(n)
  request.text(text)
  request.finish()
}

describe('a question that is queued behind another version', () => {
  const select = (messageId: string) => ({ type: 'select', conversationId: 'c', messageId }) as const
  const asked = async (n: number) =>
    (await world.server.request(n)).body.messages.map(message => Object(message).content)
  /** Behind the answer that is being written. */
  const queueBehind = (id: string, text: string) => queue(id, text, surface.lastAnswer()?.id)
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
    await surface.send(queueBehind('q1', 'one'))
    await surface.send(queueBehind('q2', 'two'))
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

  test('is asked after what was read where that was another version, and so are those queued after it', async () => {
    const read = surface.conversation()?.messages[1]?.id
    await surface.send(queueBehind('q0', 'zero'))
    await surface.send(select(Q))
    await surface.send(queue('q1', 'one', read))
    await surface.send(queue('q2', 'two', read))
    await answer(2, 'new answer')
    expect(await asked(3)).toEqual(['edited', 'new answer', 'zero'])
    await answer(3, 'zeroth')
    expect(await asked(4)).toEqual(['Hello?', 'old answer', 'one'])
    await answer(4, 'first')
    expect(await asked(5)).toEqual(['Hello?', 'old answer', 'one', 'first', 'two'])
    expect(surface.conversation()?.leaf).toBe(surface.lastAnswer()?.id)
  })

  test('follows that where it has ended before the background hears of the question', async () => {
    await surface.send(select(Q))
    await answer(2, 'new answer')
    await until(isSettled)
    await surface.send(queueBehind('q1', 'one'))
    expect(await asked(3)).toEqual(['edited', 'new answer', 'one'])
  })

  test('is shown to whoever has come back to it', async () => {
    await surface.send(queueBehind('q1', 'one'))
    await surface.send(select(Q))
    await surface.send(select('00r'))
    await answer(2)
    await world.server.request(3)
    expect(surface.conversation()?.leaf).toBe(surface.lastAnswer()?.id)
  })

  test('follows it still when the one between is taken out, and when the worker has died', async () => {
    await surface.send(queueBehind('q1', 'one'))
    await surface.send(queueBehind('q2', 'two'))
    await surface.send(unqueue('q1'))
    await surface.send(queueBehind('q3', 'three'))
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
    await surface.send(queueBehind('q1', 'one'))
    const { id = '' } = surface.lastAnswer() ?? {}
    await surface.send(select(Q))
    await surface.send(stop(id))
    await until(isSettled)
    await turn()
    expect(world.server.exchanges).toHaveLength(2)
    expect(toldOfQueue(surface)).toEqual(['q1'])
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
