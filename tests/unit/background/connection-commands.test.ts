import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Secret } from '../../../lib/model/connection.ts'
import type { ConnectionForm } from '../../../lib/protocol/command.ts'
import { allRecords } from '../store/fresh-store.ts'
import { ask, open, Q } from './commands.ts'
import type { FakeSurface } from './fake-surface.ts'
import { createWorld, type World } from './world.ts'

const form: ConnectionForm = { id: 'default', url: ' https://one.example/v1/ ', model: ' m ' }
const key: Secret = { type: 'key', value: 'sk-1' }

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
const tryOut = (connection: ConnectionForm) => surface.send({ type: 'test-connection', connection })
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
    expect(await storedKey()).toEqual(key)
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
    expect(await storedKey()).toEqual(isKept ? key : undefined)
    expect((await world.store.connections())[0]?.hasKey).toBe(isKept)
  })

  test('forgets its key when it is told to, and takes a new one', async () => {
    await save({ ...form, secret: key })
    await save({ ...form, secret: { type: 'access-code', value: 'open' } })
    expect(await storedKey()).toEqual({ type: 'access-code', value: 'open' })
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

describe('trying a server out', () => {
  test('sends one real request, says what came, and keeps nothing of it', async () => {
    const before = await allRecords(world.database)
    const answered = tryOut({ ...form, secret: key })
    const request = await world.server.request(1)
    expect(sentKey(request.init)).toBe('Bearer sk-1')
    expect(request.body).toMatchObject({ model: 'm', stream: true })
    request.text('Hello', ' there')
    request.finish()
    expect(await answered).toMatchObject({ status: 'answered', text: 'Hello there', model: 'm' })
    expect(await allRecords(world.database)).toEqual(before)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('has enough at 200 characters, and hangs up', async () => {
    const answered = tryOut(form)
    const request = await world.server.request(1)
    request.text('x'.repeat(150), 'y'.repeat(150))
    expect(await answered).toMatchObject({ text: 'x'.repeat(150) + 'y'.repeat(50) })
    expect(request.aborted).toBe(true)
  })

  test('sends the stored key to the server it was given for, and to no other', async () => {
    await save({ ...form, secret: key })
    void tryOut({ ...form, url: 'https://one.example/v2' })
    expect(sentKey((await world.server.request(1)).init)).toBe('Bearer sk-1')
    void tryOut({ ...form, url: 'https://evil.example' })
    expect(sentKey((await world.server.request(2)).init)).toBeNull()
    void tryOut({ ...form, secret: null })
    expect(sentKey((await world.server.request(3)).init)).toBeNull()
  })

  test('says what went wrong, without the key', async () => {
    const answered = tryOut({ ...form, secret: key })
    const request = await world.server.request(1)
    request.refuse(401)
    const reply = await answered
    expect(reply).toEqual({
      status: 'failed',
      failure: { kind: 'unauthorized', status: 401, serverWords: 'No' },
    })
    expect(vi.getTimerCount()).toBe(0)
  })

  test('keeps the background alive while it lasts', async () => {
    const answered = tryOut(form)
    const request = await world.server.request(1)
    await vi.advanceTimersByTimeAsync(40_000)
    expect(world.beat).toHaveBeenCalledTimes(2)
    request.text('Hello')
    request.finish()
    await answered
    expect(vi.getTimerCount()).toBe(0)
  })

  test('lets the background go when the store cannot be read', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(() => {
      throw new DOMException('Lost', 'UnknownError')
    })
    expect(await tryOut(form)).toEqual({ status: 'failed', failure: { kind: 'storage' } })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(world.beat).not.toHaveBeenCalled()
    expect(vi.getTimerCount()).toBe(0)
  })
})
