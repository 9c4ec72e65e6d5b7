import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ConnectionForm } from '../../../lib/protocol/command.ts'
import { ask, open, Q, retry, stop } from './commands.ts'
import type { FakeSurface } from './fake-surface.ts'
import { until } from './until.ts'
import { createWorld, type Worker, type World } from './world.ts'

const form = (id: string): ConnectionForm => ({
  id,
  url: `https://${id}.example/v1`,
  model: `${id}-model`,
  name: id.toUpperCase(),
  secret: { type: 'key', value: `sk-${id}` },
})

let world: World
let worker: Worker
let surface: FakeSurface

beforeEach(async () => {
  world = createWorld()
  worker = world.startWorker()
  surface = worker.openSurface()
  for (const id of ['one', 'two']) await surface.send({ type: 'save-connection', connection: form(id) })
  await surface.send({ type: 'order-connections', connectionIds: ['one', 'two', 'default'] })
  await surface.send({ type: 'choose-model', conversationId: 'c', connectionId: 'one', model: 'one-big' })
  await surface.send({ type: 'set-failover', on: true })
  await surface.send(open)
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const hosts = () => world.server.exchanges.map(({ url }) => new URL(url).host)
const stored = async () =>
  (await world.store.conversation('c'))?.messages.findLast(message => message.role === 'assistant')

describe('a server that cannot answer', () => {
  test.each([
    ['cannot be reached', (n: number) => world.server.request(n).then(request => request.vanish())],
    [
      'is busy',
      (n: number) => world.server.request(n).then(request => request.refuse(429, { 'retry-after': '30' })),
    ],
    [
      'cannot be reached without a network',
      async (n: number) => {
        const request = await world.server.request(n)
        vi.stubGlobal('navigator', { onLine: false })
        request.vanish()
      },
    ],
    ['has a problem', (n: number) => world.server.request(n).then(request => request.refuse(503))],
    [
      'hangs up before the first word',
      async (n: number) => {
        const request = await world.server.request(n)
        request.text('')
        request.cut()
      },
    ],
  ])('because it %s hands the question to the next one in order, which is named', async (_, fail) => {
    world.server.vanish()
    await surface.send(ask(Q))
    await fail(1)
    const second = await world.server.request(2)
    expect(hosts()).toEqual(['one.example', 'two.example'])
    expect(second.body).toMatchObject({ model: 'two-model', messages: [{ role: 'user', content: 'Hello?' }] })
    expect(new Headers(second.init.headers).get('authorization')).toBe('Bearer sk-two')
    second.text('Hi')
    second.finish()
    await surface.ended()
    const answer = {
      connection: 'two',
      connectionName: 'TWO',
      host: 'two.example',
      insteadOf: ['ONE'],
      text: 'Hi',
    }
    expect(surface.lastAnswer()).toMatchObject(answer)
    await vi.waitFor(async () =>
      expect(await stored()).toMatchObject({ ...answer, outcome: { status: 'complete' } }),
    )
  })

  test('is asked first again in the same chat, and so is the model that it was asked for', async () => {
    const conversationId = 'd'
    await surface.send({ ...open, conversationId })
    for (const [index, question] of ['00q', '00r'].entries()) {
      await surface.send({ ...ask(question), conversationId })
      ;(await world.server.request(2 * index + 1)).refuse(503)
      const second = await world.server.request(2 * index + 2)
      second.text('Hi')
      second.finish()
      await until(
        () => surface.lastAnswer()?.outcome && surface.conversation()?.messages.length === 2 * index + 2,
      )
      expect(surface.lastAnswer()).toMatchObject({ connection: 'two', insteadOf: ['ONE'] })
    }
    expect(hosts()).toEqual(['one.example', 'two.example', 'one.example', 'two.example'])
    expect(world.server.exchanges.map(({ body }) => body.model)).toEqual([
      'one-big',
      'two-model',
      'one-big',
      'two-model',
    ])
  })

  test('and nobody else either fails as the last one did, and all were asked once', async () => {
    await surface.send(ask(Q))
    for (const n of [1, 2]) (await world.server.request(n)).refuse(500)
    ;(await world.server.request(3)).refuse(401)
    await surface.ended()
    expect(hosts()).toEqual(['one.example', 'two.example', 'preset.example'])
    expect(surface.lastAnswer()).toMatchObject({
      connection: 'default',
      insteadOf: ['ONE', 'TWO'],
      outcome: { status: 'failed', failure: { kind: 'unauthorized' } },
    })
  })

  test.each([400, 401, 404])('and the next one refuses with %i: nobody else is asked', async status => {
    await surface.send(ask(Q))
    ;(await world.server.request(1)).refuse(503)
    ;(await world.server.request(2)).refuse(status)
    await surface.ended()
    expect(hosts()).toEqual(['one.example', 'two.example'])
  })

  test('hands it past one that is known to lack its key, as past one that is off', async () => {
    const [two] = (await world.store.connections()).filter(({ id }) => id === 'two')
    if (two) await world.store.saveConnection({ ...two, hasKey: false, wants: { key: true } }, undefined)
    await surface.send(ask(Q))
    ;(await world.server.request(1)).refuse(503)
    const third = await world.server.request(2)
    expect(hosts()).toEqual(['one.example', 'preset.example'])
    third.text('Hi')
    third.finish()
    await surface.ended()
    expect(surface.lastAnswer()).toMatchObject({ connection: 'default', insteadOf: ['ONE'], text: 'Hi' })
  })

  test('is asked first though its key is missing, and what it says is told', async () => {
    const [one] = (await world.store.connections()).filter(({ id }) => id === 'one')
    if (one) await world.store.saveConnection({ ...one, hasKey: false, wants: { key: true } }, undefined)
    await surface.send(ask(Q))
    ;(await world.server.request(1)).refuse(401)
    await surface.ended()
    expect(hosts()).toEqual(['one.example'])
    expect(surface.lastAnswer()?.outcome).toMatchObject({
      failure: { kind: 'unauthorized', missing: 'key' },
    })
  })

  test('and the next one lacks the permission of the browser hands it on once more', async () => {
    await surface.send(ask(Q))
    ;(await world.server.request(1)).refuse(503)
    // It is there for whoever may read nothing.
    ;(await world.server.request(2)).vanish()
    const third = await world.server.request(3)
    third.text('Hi')
    third.finish()
    await surface.ended()
    expect(hosts()).toEqual(['one.example', 'two.example', 'preset.example'])
    expect(surface.lastAnswer()).toMatchObject({
      connection: 'default',
      insteadOf: ['ONE', 'TWO'],
      text: 'Hi',
    })
  })

  test('and the last one lacks the permission of the browser: that is said', async () => {
    await surface.send({ type: 'remove-connection', connectionId: 'default' })
    await surface.send(ask(Q))
    ;(await world.server.request(1)).refuse(503)
    ;(await world.server.request(2)).vanish()
    expect(await surface.ended()).toMatchObject({
      connection: 'two',
      insteadOf: ['ONE'],
      outcome: { status: 'failed', failure: { kind: 'permission' } },
    })
  })

  test.each([0, 1])('is named by the answer that a worker died with, %i words in', async words => {
    await surface.send(ask(Q))
    ;(await world.server.request(1)).refuse(503)
    const second = await world.server.request(2)
    if (words > 0) {
      second.text('Half')
      await vi.waitFor(async () => expect((await stored())?.text).toBe('Half'))
    }
    worker.kill()
    await world.startWorker().recover()
    const { insteadOf, connection, connectionName, host, model } = (await stored()) ?? {}
    expect({ insteadOf, connection, connectionName, host, model }).toEqual({
      insteadOf: ['ONE'],
      connection: 'two',
      connectionName: 'TWO',
      host: 'two.example',
      model: 'two-model',
    })
    expect(await stored()).toMatchObject({
      text: words > 0 ? 'Half' : '',
      outcome: { status: 'interrupted' },
    })
  })

  test('once its answer has begun keeps it, and nobody else is asked', async () => {
    await surface.send(ask(Q))
    const first = await world.server.request(1)
    first.text('Half')
    first.cut()
    const answer = await surface.ended()
    expect(answer).toMatchObject({ text: 'Half', outcome: { status: 'truncated' } })
    expect(hosts()).toEqual(['one.example'])
  })
})

describe('nobody else is asked', () => {
  const failsAlone = async () => {
    const { outcome, insteadOf } = (await surface.ended()) ?? {}
    expect(outcome?.status).toBe('failed')
    expect(insteadOf).toBeUndefined()
    expect(hosts()).toEqual(['one.example'])
  }

  test('where the key or the question is refused', async () => {
    await surface.send(ask(Q))
    ;(await world.server.request(1)).refuse(401)
    await failsAlone()
  })

  test('unless the person wants it', async () => {
    world.server.vanish()
    await surface.send({ type: 'set-failover', on: false })
    await surface.send(ask(Q))
    ;(await world.server.request(1)).vanish()
    await failsAlone()
  })

  test('where the others are switched off', async () => {
    world.server.vanish()
    for (const connectionId of ['two', 'default'])
      await surface.send({ type: 'switch-connection', connectionId, on: false })
    await surface.send(ask(Q))
    ;(await world.server.request(1)).vanish()
    await failsAlone()
  })

  test('where a model was named for this answer', async () => {
    world.server.vanish()
    await surface.send(ask(Q))
    const first = await world.server.request(1)
    first.text('Hi')
    first.finish()
    const { id = '' } = (await surface.ended()) ?? {}
    await surface.send({ ...retry(id, '00r'), connectionId: 'one', model: 'one-small' })
    ;(await world.server.request(2)).vanish()
    await until(() => surface.lastAnswer()?.id === '00r' && surface.lastAnswer()?.outcome)
    expect(hosts()).toEqual(['one.example', 'one.example'])
  })

  test('where the person has stopped meanwhile', async () => {
    await surface.send(ask(Q))
    await world.server.request(1)
    await surface.send(stop(surface.lastAnswer()?.id ?? ''))
    expect(surface.lastAnswer()?.outcome).toEqual({ status: 'stopped' })
    expect(hosts()).toEqual(['one.example'])
  })
})
