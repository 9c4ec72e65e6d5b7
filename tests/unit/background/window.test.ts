import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { answer, COMPLETE, conversationOf, question } from '../model/samples.ts'
import { allRecords } from '../store/fresh-store.ts'
import { ask, open, Q } from './commands.ts'
import type { FakeSurface } from './fake-surface.ts'
import { until } from './until.ts'
import { createWorld, type World } from './world.ts'

let world: World
let surface: FakeSurface

beforeEach(async () => {
  world = createWorld()
  surface = world.startWorker().openSurface()
  await surface.send(open)
})

afterEach(() => {
  vi.useRealTimers()
})

describe('a question', () => {
  test('that is more than the window that a person gave the server or the conversation is refused', async () => {
    const connection = { id: 'default', url: 'https://one.example', model: 'gpt-4o', contextWindow: 100 }
    const tooLong = (window: number) => ({ failure: { kind: 'context-too-long', tokens: { window } } })
    await surface.send({ type: 'save-connection', connection })
    expect(await surface.send(ask(Q, 'x'.repeat(4_000)))).toMatchObject(tooLong(100))
    await surface.send({ type: 'configure', conversationId: 'c', change: { contextWindow: 200 } })
    expect(await surface.send(ask(Q, 'x'.repeat(4_000)))).toMatchObject(tooLong(200))
    await surface.send({ type: 'configure', conversationId: 'c', change: { contextWindow: 2_000 } })
    expect(await surface.send(ask(Q, 'x'.repeat(4_000)))).toEqual({ status: 'done' })
  })

  test('is refused for a window that the server told, and sent where that is only assumed', async () => {
    const connection = { id: 'default', url: 'http://127.0.0.1:11434/v1', model: 'm' }
    const listed = { id: 'm', contextWindow: 100 }
    await surface.send({ type: 'save-connection', connection })
    await world.store.saveModelList('default', { at: 0, models: [listed] })
    expect(await surface.send(ask(Q, 'x'.repeat(4_000)))).toMatchObject({
      failure: { kind: 'context-too-long', tokens: { window: 100 } },
    })
    await world.store.saveModelList('default', { at: 0, models: [{ ...listed, assumed: true }] })
    expect(await surface.send(ask(Q, 'x'.repeat(4_000)))).toEqual({ status: 'done' })
    const sent = await world.server.request(1)
    sent.text('Hi.')
    sent.finish()
    expect(await until(() => world.server.probes[0])).toBe('http://127.0.0.1:11434/api/ps')
  })

  test('is refused for what is known of a model where its name is the maker’s, and sent where anybody gives names', async () => {
    const connect = (url: string) =>
      surface.send({ type: 'save-connection', connection: { id: 'default', url, model: 'gpt-4' } })
    const long = 'x'.repeat(4 * 9_000)
    await connect('https://api.openai.com/v1')
    expect(await surface.send(ask(Q, long))).toMatchObject({
      failure: { kind: 'context-too-long', tokens: { window: 8_192 } },
    })
    const own = ['http://127.0.0.1:4000/v1', 'https://gateway.example/v1']
    const azure = 'https://mine.openai.azure.com/openai/deployments/gpt-4/chat/completions?api-version=1'
    for (const [n, url] of [...own, azure].entries()) {
      await connect(url)
      const id = `c${n}`
      expect(await surface.send({ ...ask(`q${n}`, long), conversationId: id })).toEqual({ status: 'done' })
    }
  })

  test('that is too long for what a person wrote is refused, whatever is assumed', async () => {
    const connection = { id: 'default', url: 'http://127.0.0.1:11434/v1', model: 'm', contextWindow: 50 }
    await surface.send({ type: 'save-connection', connection })
    const models = [{ id: 'm', contextWindow: 100, assumed: true }] as const
    await world.store.saveModelList('default', { at: 0, models })
    expect(await surface.send(ask(Q, 'x'.repeat(4_000)))).toMatchObject({
      failure: { kind: 'context-too-long', tokens: { window: 50 } },
    })
  })

  test('is refused with what is too long: the instructions alone, or it with them', async () => {
    const instruct = (tokens: number) => ({
      type: 'configure' as const,
      conversationId: 'c',
      change: { contextWindow: 1_000, systemPrompt: 'x'.repeat(4 * tokens) },
    })
    const tooLong = (tokens: object) => ({ failure: { kind: 'context-too-long', tokens } })
    await surface.send(instruct(2_000))
    expect(await surface.send(ask(Q, 'hi'))).toMatchObject(tooLong({ sent: 2_004, of: 'instructions' }))
    await surface.send(instruct(600))
    expect(await surface.send(ask(Q, 'x'.repeat(2_400)))).toMatchObject(tooLong({ sent: 1_208, of: 'both' }))
    expect(await surface.send(ask(Q, 'hi'))).toEqual({ status: 'done' })
  })

  test('that is more than the model takes is refused with the reason, and nothing is stored or sent', async () => {
    const connection = { id: 'default', url: 'https://api.openai.com/v1', model: 'gpt-3.5-turbo' }
    await surface.send({ type: 'save-connection', connection })
    const before = await allRecords(world.database)
    expect(await surface.send(ask(Q, 'x'.repeat(4 * 16_381 + 1)))).toEqual({
      status: 'failed',
      failure: { kind: 'context-too-long', tokens: { sent: 16_386, window: 16_385, of: 'question' } },
    })
    expect(await allRecords(world.database)).toEqual(before)
    expect(surface.conversation()?.messages).toEqual([])
    expect(world.server.exchanges).toEqual([])
    expect(await surface.send(ask(Q, 'x'.repeat(4 * 16_381)))).toEqual({ status: 'done' })
  })
})

test('a conversation longer than the model takes is sent without its oldest turns, and the answer says so', async () => {
  await world.seed(
    conversationOf(
      question('m1', 'one'),
      answer('m2', 'm1', { text: 'x'.repeat(4 * 8_000), outcome: COMPLETE }),
      question('m3', 'two', { parent: 'm2' }),
      answer('m4', 'm3', { text: 'y'.repeat(4 * 8_000), outcome: COMPLETE }),
    ),
  )
  const late = world.startWorker().openSurface()
  await late.send(ask('m5', 'three'))
  const { body } = await world.server.request(1)
  expect(body.messages).toMatchObject([
    { content: 'two' },
    { content: 'y'.repeat(4 * 8_000) },
    { content: 'three' },
  ])
  const stored = await world.store.conversation('c')
  expect(stored?.messages.find(({ parent }) => parent === 'm5')).toMatchObject({
    sent: { tokens: 8_015, unsentTurns: 1 },
  })
})
