import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ConnectionForm } from '../../../lib/protocol/command.ts'
import { allRecords } from '../store/fresh-store.ts'
import { ask, goOn, open, Q, retry } from './commands.ts'
import type { FakeSurface } from './fake-surface.ts'
import { createWorld, type Worker, type World } from './world.ts'

const work: ConnectionForm = {
  id: 'work',
  url: 'https://work.example/v1',
  model: 'w',
  name: 'Work',
  secret: { type: 'key', value: 'sk-work' },
}

let world: World
let worker: Worker
let surface: FakeSurface

beforeEach(async () => {
  world = createWorld()
  worker = world.startWorker()
  surface = worker.openSurface()
  await surface.send({ type: 'save-connection', connection: work })
  await surface.send(open)
})

afterEach(() => {
  vi.useRealTimers()
})

const choose = (connectionId: string, model: string) =>
  surface.send({ type: 'choose-model', conversationId: 'c', connectionId, model })
const keyOf = (init: RequestInit) => new Headers(init.headers).get('authorization')
const told = () => surface.updates.findLast(({ type }) => type === 'connections')
const answers = async () =>
  (await world.store.conversation('c'))?.messages.flatMap(message =>
    message.role === 'assistant' ? [message] : [],
  ) ?? []

describe('a conversation', () => {
  test('is answered by the connection and the model that were chosen for it, with that key', async () => {
    await choose('work', 'w2')
    await surface.send(ask(Q))
    const { url, init, body } = await world.server.request(1)
    expect(url).toBe('https://work.example/v1/chat/completions')
    expect(keyOf(init)).toBe('Bearer sk-work')
    expect(body.model).toBe('w2')
    expect(await answers()).toMatchObject([
      { connection: 'work', model: 'w2', host: 'work.example', connectionName: 'Work' },
    ])
  })

  test('that is new has what was chosen last, until its connection’s own model is another', async () => {
    await choose('work', 'w2')
    const elsewhere = { ...ask(Q), conversationId: 'd' }
    await surface.send(elsewhere)
    expect((await world.server.request(1)).body.model).toBe('w2')
    await surface.send({ type: 'save-connection', connection: { ...work, model: 'w3' } })
    await surface.send({ ...elsewhere, conversationId: 'e' })
    expect((await world.server.request(2)).body.model).toBe('w3')
  })

  test('keeps who answered it when another is chosen elsewhere, on the branch that is shown', async () => {
    await surface.send(ask(Q))
    const first = await world.server.request(1)
    first.text('Hello')
    first.finish()
    await vi.waitFor(async () => expect((await answers())[0]?.outcome).toBeDefined())
    await surface.send({ type: 'choose-model', conversationId: 'd', connectionId: 'work', model: 'w2' })
    await surface.send(ask('00z'))
    const second = await world.server.request(2)
    expect([second.url, second.body.model]).toEqual([
      'https://preset.example/api/openai/v1/chat/completions',
      'gpt-3.5-turbo',
    ])
  })

  test('falls to another one when its own is switched off, without its key or its model', async () => {
    await choose('work', 'w2')
    await surface.send({ type: 'switch-connection', connectionId: 'work', on: false })
    await surface.send(ask(Q))
    const { url, init, body } = await world.server.request(1)
    expect(url).toContain('https://preset.example')
    expect(keyOf(init)).toBeNull()
    expect(body.model).toBe('gpt-3.5-turbo')
  })

  test('is not answered where none is switched on, and says so', async () => {
    for (const connectionId of ['default', 'work'])
      await surface.send({ type: 'switch-connection', connectionId, on: false })
    expect(await surface.send(ask(Q))).toEqual({ status: 'failed', failure: { kind: 'no-connection' } })
    expect(await worker.defaultHost()).toBeUndefined()
    expect(world.server.exchanges).toEqual([])
  })

  test('goes on where an answer began, and is answered anew by whoever is named', async () => {
    await choose('work', 'w2')
    await surface.send(ask(Q))
    const first = await world.server.request(1)
    first.text('Half')
    first.cut()
    await vi.waitFor(async () => expect((await answers())[0]?.outcome).toBeDefined())
    const [answer] = await answers()
    await choose('default', 'gpt-3.5-turbo')
    await surface.send(goOn(answer?.id ?? ''))
    const second = await world.server.request(2)
    expect(second.url).toContain('work.example')
    expect(second.body.model).toBe('w2')
    second.text(' of it')
    second.finish()
    await vi.waitFor(async () => expect((await answers())[0]?.outcome?.status).toBe('complete'))
    await surface.send({ ...retry(answer?.id ?? '', '00r'), model: 'w4', connectionId: 'work' })
    const third = await world.server.request(3)
    expect([third.url, third.body.model]).toEqual(['https://work.example/v1/chat/completions', 'w4'])
  })

  test('has as much sent as the server says that its model reads', async () => {
    await choose('work', 'w2')
    await world.store.saveModelList('work', { at: 1, models: [{ id: 'w2', contextWindow: 100 }] })
    expect(await surface.send(ask(Q, 'x'.repeat(4_000)))).toMatchObject({
      failure: { kind: 'context-too-long', tokens: { window: 100 } },
    })
  })
})

describe('what a server refuses', () => {
  test('is left out from then on, by the next background as well, until it has another address', async () => {
    await surface.send({ type: 'save-connection', connection: { ...work, temperature: 0.3 } })
    await choose('work', 'w2')
    await world.store.saveQuirks('work', 'w2', ['no-temperature'])
    await surface.send(ask(Q))
    const first = await world.server.request(1)
    expect(first.body).not.toHaveProperty('temperature')
    const moved = { ...work, url: 'https://work.example/v2', temperature: 0.3 }
    await surface.send({ type: 'save-connection', connection: moved })
    const elsewhere = { ...ask('00z'), conversationId: 'd' }
    await world.startWorker().openSurface().send(elsewhere)
    expect((await world.server.request(2)).body).toMatchObject({ temperature: 0.3 })
  })
})

describe('a connection', () => {
  test('is copied with its key, which no surface is told', async () => {
    const copy = {
      type: 'duplicate-connection',
      connectionId: 'work',
      copyId: 'copy',
      name: 'Work 2',
    } as const
    await surface.send(copy)
    await surface.send(copy)
    expect(await world.store.secret('copy')).toEqual(await world.store.secret('work'))
    expect(told()).toMatchObject({
      connections: [{ id: 'default' }, { id: 'work' }, { id: 'copy', name: 'Work 2', hasKey: true }],
    })
    expect(JSON.stringify(surface.updates)).not.toContain('sk-work')
  })

  test('is deleted, brought back for an hour, and then is gone for good', async () => {
    await surface.send({ type: 'remove-connection', connectionId: 'work' })
    expect(told()).toMatchObject({ connections: [{ id: 'default' }] })
    await surface.send({ type: 'restore-connection', connectionId: 'work' })
    expect(told()).toMatchObject({ connections: [{ id: 'default' }, { id: 'work' }] })
    await surface.send({ type: 'remove-connection', connectionId: 'work' })
    await vi.advanceTimersByTimeAsync(60 * 60 * 1000)
    await world.startWorker().recover()
    expect(await surface.send({ type: 'restore-connection', connectionId: 'work' })).toMatchObject({
      status: 'failed',
    })
    expect(JSON.stringify(await allRecords(world.database))).not.toContain('sk-work')
  })

  test('is put in another order', async () => {
    await surface.send({ type: 'order-connections', connectionIds: ['work', 'default'] })
    expect(told()).toMatchObject({ connections: [{ id: 'work' }, { id: 'default' }] })
    expect(await worker.defaultHost()).toBe('work.example')
  })

  test('that is off stays off when it is saved', async () => {
    await surface.send({ type: 'switch-connection', connectionId: 'work', on: false })
    await surface.send({ type: 'save-connection', connection: { ...work, name: 'Off' } })
    expect(told()).toMatchObject({
      connections: [{ id: 'default' }, { name: 'Off', off: true, hasKey: true }],
    })
  })

  test('keeps the values of headers that are not given anew, for its own origin only', async () => {
    const header = (value: string | null) => [{ name: 'x-team', value }]
    await surface.send({ type: 'save-connection', connection: { ...work, headers: header('blue') } })
    const { secret: _, ...rest } = work
    await surface.send({ type: 'save-connection', connection: { ...rest, headers: header(null) } })
    expect(await world.store.secret('work')).toEqual({
      type: 'key',
      origin: 'https://work.example',
      value: 'sk-work',
      headers: { 'x-team': 'blue' },
    })
    expect(told()).toMatchObject({ connections: [{}, { headerNames: ['x-team'] }] })
    await surface.send({
      type: 'save-connection',
      connection: { ...rest, url: 'https://other.example', headers: header(null) },
    })
    expect(await world.store.secret('work')).toBeUndefined()
  })

  test('whose key went with the browser says that it is missing', async () => {
    await surface.send({ type: 'save-connection', connection: { ...work, forgetKey: true } })
    expect(JSON.stringify(await allRecords(world.database))).not.toContain('sk-work')
    await world.startWorker().recover()
    expect(await world.store.connections()).toMatchObject([{}, { id: 'work', hasKey: true }])
    world.session.close()
    await world.startWorker().recover()
    expect(await world.store.connections()).toMatchObject([
      {},
      { id: 'work', hasKey: false, forgetKey: true },
    ])
  })
})
