import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ConnectionForm } from '../../../lib/protocol/command.ts'
import { ask, open, Q } from './commands.ts'
import type { FakeSurface } from './fake-surface.ts'
import { until } from './until.ts'
import { createWorld, type Worker, type World } from './world.ts'

const form: ConnectionForm = {
  id: 'one',
  url: 'https://one.example/v1',
  model: 'one-model',
  secret: { type: 'key', value: 'sk-old' },
}

let world: World
let worker: Worker
let surface: FakeSurface

beforeEach(async () => {
  world = createWorld()
  worker = world.startWorker()
  surface = worker.openSurface()
  await save({})
  await surface.send({ type: 'order-connections', connectionIds: ['one', 'default'] })
  await surface.send({ type: 'choose-model', conversationId: 'c', connectionId: 'one', model: 'one-model' })
  await surface.send(open)
  await surface.send(ask(Q))
})

afterEach(() => {
  vi.useRealTimers()
})

const save = (change: Partial<ConnectionForm>) =>
  surface.send({ type: 'save-connection', connection: { ...form, ...change } })
const remove = () => surface.send({ type: 'remove-connection', connectionId: 'one' })
const switchOff = () => surface.send({ type: 'switch-connection', connectionId: 'one', on: false })
const move = () => save({ url: 'https://other.example/v1', secret: { type: 'key', value: 'sk-other' } })
const forbid = async () => {
  world.policy.value = { ownConnections: false, connections: [] }
  await worker.policyChanged()
}
const keys = () => world.server.exchanges.map(({ init }) => new Headers(init.headers).get('authorization'))

const withdrawals = [
  ['deleted', remove],
  ['switched off', switchOff],
  ['moved to another server', move],
  ['kept from being used by the organisation', forbid],
] as const

describe('a connection that is withdrawn', () => {
  const waitForRetry = async () => {
    ;(await world.server.request(1)).refuse(429, { 'retry-after': '5' })
    await until(() => surface.lastAnswer()?.retrying)
  }

  test.each(withdrawals)('while a retry is waited for, %s, is asked no more', async (_, withdraw) => {
    await waitForRetry()
    await withdraw()
    await surface.ended()
    expect(surface.lastAnswer()?.outcome).toEqual({ status: 'failed', failure: { kind: 'no-connection' } })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(keys()).toEqual(['Bearer sk-old'])
  })

  test.each(withdrawals)('while its answer is waited for, %s, is hung up on', async (_, withdraw) => {
    const request = await world.server.request(1)
    await withdraw()
    await surface.ended()
    expect(surface.lastAnswer()?.outcome).toEqual({ status: 'failed', failure: { kind: 'no-connection' } })
    expect(request.aborted).toBe(true)
  })

  test.each(withdrawals)('in the middle of its answer, %s, keeps what came', async (_, withdraw) => {
    const request = await world.server.request(1)
    request.text('Half')
    await surface.text('Half')
    await withdraw()
    const answer = await surface.ended()
    const interrupted = {
      text: 'Half',
      outcome: { status: 'interrupted', failure: { kind: 'no-connection' } },
    }
    expect(answer).toMatchObject(interrupted)
    expect(request.aborted).toBe(true)
    await vi.waitFor(async () =>
      expect((await world.store.conversation('c'))?.messages.at(-1)).toMatchObject(interrupted),
    )
  })

  test('is asked with the key that took the place of the old one meanwhile', async () => {
    await waitForRetry()
    await save({ secret: { type: 'key', value: 'sk-new' } })
    await vi.advanceTimersByTimeAsync(5_000)
    const second = await world.server.request(2)
    expect(keys()).toEqual(['Bearer sk-old', 'Bearer sk-new'])
    second.text('Hi')
    second.finish()
    expect(await surface.ended()).toMatchObject({ text: 'Hi', outcome: { status: 'complete' } })
  })

  test('and what is not, goes on: its key, its name and its model may change', async () => {
    const request = await world.server.request(1)
    request.text('Half')
    await surface.text('Half')
    await save({ name: 'Mine', model: 'two', url: 'https://one.example/v2', secret: null })
    await surface.send({ type: 'remove-connection', connectionId: 'default' })
    request.text(' and half')
    request.finish()
    expect(await surface.ended()).toMatchObject({ text: 'Half and half', outcome: { status: 'complete' } })
  })

  test('is not asked in the place of another one', async () => {
    await surface.send({ type: 'set-failover', on: true })
    ;(await world.server.request(1)).refuse(401)
    await surface.ended()
    await surface.send(ask('00r'))
    const first = await world.server.request(2)
    await surface.send({ type: 'switch-connection', connectionId: 'default', on: false })
    await save({ id: 'two', url: 'https://two.example/v1' })
    first.refuse(503)
    expect((await world.server.request(3)).url).toContain('two.example')
  })
})

describe('a permission that is withdrawn in the middle of an answer', () => {
  const begin = async (headers: Record<string, string> = {}) => {
    world.granted.add('https://one.example')
    const request = await world.server.request(1)
    request.begin('basic', headers)
    request.text('Half')
    await surface.text('Half')
    world.granted.clear()
    await worker.permissionsRemoved()
    return request
  }

  test('ends what it alone let us read, and keeps what came', async () => {
    const request = await begin()
    expect(await surface.ended()).toMatchObject({
      text: 'Half',
      outcome: { status: 'interrupted', failure: { kind: 'permission' } },
    })
    expect(request.aborted).toBe(true)
  })

  test('leaves alone what the server lets everybody read', async () => {
    const request = await begin({ 'access-control-allow-origin': '*' })
    request.finish()
    expect(await surface.ended()).toMatchObject({ text: 'Half', outcome: { status: 'complete' } })
  })
})
