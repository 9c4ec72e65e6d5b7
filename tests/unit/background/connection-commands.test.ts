import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Secret } from '../../../lib/model/connection.ts'
import type { ConnectionForm } from '../../../lib/protocol/command.ts'
import { allRecords } from '../store/fresh-store.ts'
import { ask, open, Q } from './commands.ts'
import type { FakeSurface } from './fake-surface.ts'
import { createWorld, type World } from './world.ts'

const form: ConnectionForm = { id: 'default', url: ' https://one.example/v1/ ', model: ' m ' }
const key: Secret = { type: 'key', value: 'sk-1' }
const bound: Secret = { ...key, origin: 'https://one.example' }

let world: World
let surface: FakeSurface

beforeEach(() => {
  world = createWorld()
  surface = world.startWorker().openSurface()
})

afterEach(() => {
  vi.useRealTimers()
})

const save = (connection: ConnectionForm) => surface.send({ type: 'save-connection', connection })
const tryOut = (connection: ConnectionForm) =>
  surface.send({ type: 'test-connection', testId: 't', connection })
const storedKey = () => world.store.secret('default')
const sentKey = (init: RequestInit) => new Headers(init.headers).get('authorization')

describe('a server that is saved', () => {
  test('is kept tidied up, told to every surface and to the menu, without its key', async () => {
    const other = world.startWorker().openSurface()
    const reply = await save({ ...form, systemPrompt: '  ', temperature: 0, secret: key })
    expect(reply).toEqual({ status: 'done' })
    const connection = {
      id: 'default',
      url: 'https://one.example/v1',
      model: 'm',
      temperature: 0,
      hasKey: true,
    }
    expect(await world.store.connections()).toEqual([connection])
    expect(surface.updates).toContainEqual({ type: 'connections', connections: [connection] })
    expect(world.onConnections).toHaveBeenCalledTimes(1)
    expect(JSON.stringify([surface.updates, other.updates])).not.toContain('sk-1')
    expect(await storedKey()).toEqual(bound)
  })

  test('answers the next question, with its key and its system prompt', async () => {
    await save({ ...form, systemPrompt: 'Be brief.', secret: key })
    await surface.send(open)
    await surface.send(ask(Q))
    const { url, init, body } = await world.server.request(1)
    expect(url).toBe('https://one.example/v1/chat/completions')
    expect(sentKey(init)).toBe('Bearer sk-1')
    expect(body.messages[0]).toEqual({ role: 'system', content: 'Be brief.' })
  })

  test.each([
    ['another path', 'https://one.example/v2', true],
    ['the same place again', 'https://ONE.example', true],
    ['another host', 'https://two.example', false],
    ['another port', 'https://one.example:8443', false],
    ['a host that begins alike', 'https://one.example.evil.example', false],
  ])('keeps the key it had only for the same origin: %s', async (_what, url, isKept) => {
    await save({ ...form, secret: key })
    await save({ ...form, url })
    expect(await storedKey()).toEqual(isKept ? bound : undefined)
    expect((await world.store.connections())[0]?.hasKey).toBe(isKept)
  })

  test('forgets its key when it is told to, and takes a new one', async () => {
    await save({ ...form, secret: key })
    await save({ ...form, secret: { type: 'access-code', value: 'open' } })
    expect(await storedKey()).toEqual({
      type: 'access-code',
      origin: 'https://one.example',
      value: 'open',
    })
    await save({ ...form, secret: null })
    expect(await storedKey()).toBeUndefined()
    expect((await world.store.connections())[0]?.hasKey).toBe(false)
  })

  test.each([
    ['', 'not-a-url'],
    ['file:///x', 'not-http'],
    ['https://user:pass@one.example', 'credentials'],
    ['http://one.example', 'insecure'],
  ] as const)('is refused, and nothing changes, at the address %j', async (url, reason) => {
    await save({ ...form, secret: key })
    const before = await allRecords(world.database)
    const told = surface.updates.length
    expect(await save({ ...form, url, secret: null })).toEqual({ status: 'refused', reason })
    expect(await tryOut({ ...form, url })).toEqual({ status: 'refused', reason })
    expect(await allRecords(world.database)).toEqual(before)
    expect(surface.updates.slice(told).map(({ type }) => type)).toEqual(['reply', 'reply'])
    expect(world.server.exchanges).toEqual([])
  })
})
