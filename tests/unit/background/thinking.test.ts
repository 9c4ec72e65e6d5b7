import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ask, goOn, open, Q } from './commands.ts'
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
  void surface.send(open)
})

afterEach(() => {
  vi.useRealTimers()
})

async function stored() {
  const message = (await world.store.conversation('c'))?.messages.at(-1)
  return message?.role === 'assistant' ? message : undefined
}

/** In seconds: each turn of a test takes a millisecond. */
async function lasted(): Promise<number> {
  const { since = Number.NaN, until = Number.NaN } = (await stored())?.thought ?? {}
  return Math.round((until - since) / 1000)
}

test('an answer thought from its first reasoning to its first text, and events in between carry no time', async () => {
  void surface.send(ask(Q))
  const request = await world.server.request(1)
  vi.advanceTimersByTime(700)
  for (let second = 0; second < 3; second++) {
    request.reasoning('Hm. ')
    await until(() => surface.lastAnswer()?.reasoning === 'Hm. '.repeat(second + 1))
    vi.advanceTimersByTime(1000)
  }
  expect(surface.lastAnswer()?.thought).toEqual({ since: expect.any(Number) })
  request.text('Hello')
  await until(() => surface.lastAnswer()?.text === 'Hello')
  vi.advanceTimersByTime(5000)
  request.text(', world')
  request.finish()
  await surface.ended()
  expect(await lasted()).toBe(3)
  expect(await world.store.conversation('c')).toEqual(surface.conversation())
})

test('an answer that was stopped while it thought has thought until then; continued, both add up', async () => {
  void surface.send(ask(Q))
  const request = await world.server.request(1)
  request.reasoning('Hm')
  await until(() => surface.lastAnswer()?.reasoning === 'Hm')
  vi.advanceTimersByTime(2000)
  const id = surface.lastAnswer()?.id ?? ''
  await surface.send({ type: 'stop', conversationId: 'c', messageId: id })
  await surface.ended()
  expect(await lasted()).toBe(2)

  vi.advanceTimersByTime(3_600_000)
  void surface.send(goOn(id))
  const rest = await world.server.request(2)
  rest.reasoning(', well')
  await until(() => surface.lastAnswer()?.reasoning === 'Hm, well')
  vi.advanceTimersByTime(3000)
  rest.text('Hello')
  rest.finish()
  await surface.ended()
  expect(await lasted()).toBe(5)
})

test('an answer whose background died while it thought has thought as long as was journalled, not until the next', async () => {
  void surface.send(ask(Q))
  const request = await world.server.request(1)
  for (let second = 0; second < 3; second++) {
    request.reasoning('Hm. ')
    await until(() => surface.lastAnswer()?.reasoning === 'Hm. '.repeat(second + 1))
    vi.advanceTimersByTime(1000)
    await until(async () => (await stored())?.reasoning === 'Hm. '.repeat(second + 1))
  }
  worker.kill()
  vi.advanceTimersByTime(3_600_000)
  await world.startWorker().recover()
  expect((await stored())?.outcome).toEqual({ status: 'interrupted' })
  expect(await lasted()).toBe(2)
})
