import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { COMPLETE } from '../model/samples.ts'
import { ask, open, Q } from './commands.ts'
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
  expect(world.errors).toEqual([])
  vi.useRealTimers()
})

/** Only ever more of `whole`, never less, never with a piece missing. */
function expectPrefixes(shown: readonly string[], whole: string): void {
  for (const [index, text] of shown.entries()) {
    expect(whole.startsWith(text), `${JSON.stringify(text)} of ${whole}`).toBe(true)
    expect(text.length).toBeGreaterThanOrEqual(shown[index - 1]?.length ?? 0)
  }
}

describe('two surfaces on one conversation', () => {
  test('show the same, whichever of them asked', async () => {
    const [popup, panel] = [worker.openSurface(), worker.openSurface()]
    await Promise.all([popup.send(open), panel.send(open)])
    await popup.send(ask(Q))
    const request = await world.server.request(1)
    request.text('Hello')
    request.finish()
    await Promise.all([popup.ended(), panel.ended()])
    expect(panel.conversation()).toEqual(popup.conversation())
    expect(panel.lastAnswer()).toMatchObject({ text: 'Hello', outcome: COMPLETE })
  })

  test('show the same from whatever moment the second one opens', async () => {
    const tokens = [...'Hello, world']
    for (let moment = 0; moment < 40; moment++) {
      world = createWorld()
      worker = world.startWorker()
      const early = worker.openSurface()
      const late = worker.openSurface()
      void early.send(open)
      void early.send(ask(Q))
      const rest = [...tokens]
      for (let now = 0; !early.lastAnswer()?.outcome; now++) {
        if (now === moment) void late.send(open)
        const [request] = world.server.exchanges
        const token = request && rest.shift()
        if (token) request.text(token)
        else request?.finish()
        await turn()
      }
      if (!late.conversation()) await late.send(open)
      await late.ended()
      expect(late.conversation()).toEqual(early.conversation())
      expect(late.lastAnswer()).toMatchObject({ text: 'Hello, world', outcome: COMPLETE })
      expectPrefixes(early.shown, 'Hello, world')
      expectPrefixes(late.shown, 'Hello, world')
      expect(
        late.updates.filter(update => update.type === 'event' && update.event.type === 'ended').length,
      ).toBe(late.shown.length > 1 ? 1 : 0)
    }
  })

  test('hear nothing of another conversation, but that it is in the list', async () => {
    const [asking, elsewhere] = [worker.openSurface(), worker.openSurface()]
    await asking.send(open)
    await elsewhere.send({ ...open, conversationId: 'd' })
    await asking.send(ask(Q))
    const request = await world.server.request(1)
    request.text('Hello')
    request.finish()
    await asking.ended()
    expect(elsewhere.updates.filter(({ type }) => type === 'event')).toEqual([])
    expect(elsewhere.updates.findLast(({ type }) => type === 'listed')).toMatchObject({
      head: { id: 'c', title: 'Hello?' },
    })
  })
})

describe('a surface', () => {
  test('that opens another conversation hears no more of the first', async () => {
    const surface = worker.openSurface()
    await surface.send(open)
    await surface.send(ask(Q))
    await surface.send({ ...open, conversationId: 'd' })
    const request = await world.server.request(1)
    request.text('Hello')
    request.finish()
    await until(async () => (await world.store.unfinished()).length === 0)
    expect(surface.conversation()).toMatchObject({ id: 'd', messages: [] })
    await surface.send(open)
    expect(surface.lastAnswer()).toMatchObject({ text: 'Hello', outcome: COMPLETE })
  })

  test('that opens one after the other at once shows the last', async () => {
    const surface = worker.openSurface()
    const ids = ['a', 'b', 'c', 'a', 'd']
    await Promise.all(ids.map(conversationId => surface.send({ ...open, conversationId })))
    expect(surface.conversation()?.id).toBe('d')
    const snapshots = surface.updates.filter(({ type }) => type === 'snapshot')
    expect(snapshots).toHaveLength(1)
  })

  const leaving: [string, (surface: FakeSurface) => void][] = [
    ['closes', surface => surface.close()],
    ['vanishes before the background hears of it', surface => surface.vanish()],
  ]

  test.each(leaving)(
    'that %s takes nothing from the answer, with nobody left to see it',
    async (_how, leave) => {
      const surface = worker.openSurface()
      await surface.send(open)
      await surface.send(ask(Q))
      const request = await world.server.request(1)
      request.text('Hel')
      await surface.text('Hel')
      leave(surface)
      request.text('lo')
      request.finish()
      await until(async () => (await world.store.unfinished()).length === 0)
      expect((await world.store.conversation('c'))?.messages[1]).toMatchObject({
        text: 'Hello',
        outcome: COMPLETE,
      })
      const next = worker.openSurface()
      await next.send(open)
      expect(next.conversation()).toEqual(await world.store.conversation('c'))
    },
  )

  test('that vanishes takes nothing from another one', async () => {
    const [first, second] = [worker.openSurface(), worker.openSurface()]
    await Promise.all([first.send(open), second.send(open)])
    await second.send(ask(Q))
    first.vanish()
    const request = await world.server.request(1)
    request.text('Hello')
    request.finish()
    expect(await second.ended()).toMatchObject({ text: 'Hello', outcome: COMPLETE })
  })
})

test('a burst of tokens is a few posts, none of them the whole text so far', async () => {
  const surface = worker.openSurface()
  await surface.send(open)
  await surface.send(ask(Q))
  const request = await world.server.request(1)
  const tokens = Array.from({ length: 500 }, (_, n) => `${n} `)
  const began = Date.now()
  request.text(...tokens)
  request.finish()
  await surface.ended()
  const deltas = surface.updates.flatMap(update =>
    update.type === 'event' && update.event.type === 'delta' ? (update.event.text ?? '') : [],
  )
  expect(deltas.join('')).toBe(tokens.join(''))
  expect(deltas.length).toBeLessThanOrEqual(2 + (Date.now() - began) / 16)
  expect(surface.updates.filter(({ type }) => type === 'snapshot')).toHaveLength(1)
})

describe('the background', () => {
  const BEAT = 20_000

  test('is kept alive exactly while an answer is being written', async () => {
    const surface = worker.openSurface()
    await surface.send(open)
    await vi.advanceTimersByTimeAsync(2 * BEAT)
    expect(world.beat).not.toHaveBeenCalled()
    await surface.send(ask(Q))
    const request = await world.server.request(1)
    request.text('Hel')
    await surface.text('Hel')
    surface.close()
    await vi.advanceTimersByTimeAsync(3 * BEAT)
    expect(world.beat).toHaveBeenCalledTimes(3)
    request.finish()
    await until(async () => (await world.store.unfinished()).length === 0)
    await until(() => world.locks.held().length === 0)
    await vi.advanceTimersByTimeAsync(3 * BEAT)
    expect(world.beat).toHaveBeenCalledTimes(3)
    expect(vi.getTimerCount()).toBe(0)
  })

  test.each([400, 404])('is let go when the server refuses with %i', async status => {
    const surface = worker.openSurface()
    await surface.send(open)
    await surface.send(ask(Q))
    const request = await world.server.request(1)
    request.refuse(status)
    await surface.ended()
    await until(() => world.locks.held().length === 0)
    expect(vi.getTimerCount()).toBe(0)
  })
})
