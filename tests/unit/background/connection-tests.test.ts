import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { DIAGNOSIS_STEPS } from '../../../lib/model/diagnosis.ts'
import type { ConnectionForm } from '../../../lib/protocol/command.ts'
import { allRecords } from '../store/fresh-store.ts'
import type { FakeSurface } from './fake-surface.ts'
import { until } from './until.ts'
import { createWorld, type World } from './world.ts'

const form: ConnectionForm = { id: 'default', url: 'https://one.example/v1', model: 'm' }
const key = { type: 'key', value: 'sk-1' } as const

let world: World
let surface: FakeSurface

beforeEach(() => {
  world = createWorld()
  world.granted.add('https://one.example')
  surface = world.startWorker().openSurface()
})

afterEach(() => {
  vi.useRealTimers()
})

const save = (connection: ConnectionForm) => surface.send({ type: 'save-connection', connection })
const tryOut = (connection: ConnectionForm) =>
  surface.send({ type: 'test-connection', testId: 't', connection })
const sentKey = (init: RequestInit) => new Headers(init.headers).get('authorization')
const steps = () => surface.updates.flatMap(update => (update.type === 'tested' ? [update] : []))
const failed = () => steps().flatMap(({ diagnosis }) => (diagnosis.status === 'failed' ? [diagnosis] : []))

describe('trying a server out', () => {
  test('takes every step, sends one real request, says what came, and keeps nothing of it', async () => {
    const before = await allRecords(world.database)
    const answered = tryOut({ ...form, secret: key })
    const request = await world.server.request(1)
    expect(sentKey(request.init)).toBe('Bearer sk-1')
    expect(request.body).toMatchObject({ model: 'm', stream: true })
    request.text('Hello', ' there')
    request.finish()
    expect(await answered).toMatchObject({ status: 'tested', answer: { text: 'Hello there' } })
    expect(steps().map(({ diagnosis }) => diagnosis.step)).toEqual(DIAGNOSIS_STEPS)
    expect(steps().every(({ testId }) => testId === 't')).toBe(true)
    expect(failed()).toEqual([])
    expect(await allRecords(world.database)).toEqual(before)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('forgets what was learned of a server that answers, and nothing of one that does not', async () => {
    await save(form)
    await world.store.saveQuirks('default', 'm', ['no-temperature'])
    const refused = tryOut(form)
    ;(await world.server.request(1)).refuse(401)
    await refused
    expect(await world.store.quirks('default')).toEqual({ m: ['no-temperature'] })
    const answered = tryOut(form)
    const request = await world.server.request(2)
    expect(request.body).toHaveProperty('temperature')
    request.text('Hello')
    request.finish()
    await answered
    expect(await world.store.quirks('default')).toBeUndefined()
  })

  test('has enough at 200 characters, and hangs up', async () => {
    const answered = tryOut(form)
    const request = await world.server.request(1)
    request.text('x'.repeat(150), 'y'.repeat(150))
    expect(await answered).toMatchObject({ answer: { text: 'x'.repeat(150) + 'y'.repeat(50) } })
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
    expect(await answered).toEqual({ status: 'tested' })
    expect(failed()).toMatchObject([
      {
        step: 'key',
        cause: 'key-refused',
        remedy: { do: 'enter-key' },
        failure: { kind: 'unauthorized', status: 401, serverWords: 'No' },
      },
    ])
    expect(JSON.stringify(surface.updates)).not.toContain('sk-1')
    expect(vi.getTimerCount()).toBe(0)
  })

  test('tells a key that stands in a header from one that is missing', async () => {
    const headers = [
      { name: 'Authorization', value: 'Basic bm8=' },
      { name: 'X-Title', value: 'Desk' },
    ]
    for (const [index, cause] of ['key-refused', 'key-missing'].entries()) {
      const answered = tryOut({ ...form, headers: headers.slice(index) })
      ;(await world.server.request(index + 1)).refuse(401)
      await answered
      expect(failed().at(-1)).toMatchObject({ step: 'key', cause })
    }
  })

  test('tells an answer that was cut off from one that never began', async () => {
    for (const [index, cause] of ['answer-cut', 'answer'].entries()) {
      const answered = tryOut(form)
      const request = await world.server.request(index + 1)
      request.text(index === 0 ? 'half' : '')
      request.cut()
      expect(await answered).toEqual({ status: 'tested' })
      expect(failed().at(-1)).toMatchObject({ step: 'stream', cause, failure: { kind: 'truncated' } })
    }
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

  test('is broken off, and says nothing more, when the person cancels it', async () => {
    const answered = tryOut(form)
    const request = await world.server.request(1)
    const told = steps().length
    void surface.send({ type: 'cancel-test', testId: 'another' })
    void surface.send({ type: 'cancel-test', testId: 't' })
    expect(await answered).toEqual({ status: 'cancelled' })
    expect(request.aborted).toBe(true)
    expect(steps()).toHaveLength(told)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('ends when the page that wanted it goes', async () => {
    void tryOut(form)
    const request = await world.server.request(1)
    surface.close()
    await until(() => request.aborted)
    await until(() => vi.getTimerCount() === 0)
  })

  test('needs no server to say that a header cannot be sent', async () => {
    expect(await tryOut({ ...form, headers: [{ name: 'host', value: 'x' }] })).toEqual({
      status: 'failed',
      failure: { kind: 'bad-request', header: 'host' },
    })
    expect(world.server.exchanges).toEqual([])
    expect(world.server.probes).toEqual([])
  })
})

describe('looking for the interface of a server', () => {
  const list = {
    data: [
      { id: 'a', object: 'model' },
      { id: 'b', object: 'model' },
    ],
    object: 'list',
  }
  /** Of a server that wants a key. */
  const wanting = { error: { code: 'invalid_api_key' } }
  const find = (connection: ConnectionForm) => surface.send({ type: 'find-endpoint', connection })

  test('finds where it is, with its models, and asks that server alone', async () => {
    world.server.answerAt('/openai/v1/models', list)
    expect(await find({ ...form, url: 'https://one.example', secret: key })).toEqual({
      status: 'endpoint',
      url: 'https://one.example/openai/v1',
      models: ['a', 'b'],
    })
    expect(new Set(world.server.probes.map(url => new URL(url).origin))).toEqual(
      new Set(['https://one.example']),
    )
    expect(world.server.exchanges).toEqual([])
    expect(vi.getTimerCount()).toBe(0)
  })

  test('says that there is none', async () => {
    expect(await find({ ...form, url: 'https://one.example' })).toEqual({ status: 'endpoint', models: [] })
  })

  test('takes no stored key to another server', async () => {
    await save({ ...form, secret: key })
    world.server.answerAt('/v1/models', wanting)
    await find({ ...form, url: 'https://one.example' })
    expect(world.server.probeKeys.filter(Boolean)).toEqual(['Bearer sk-1'])
    const before = world.server.probeKeys.length
    await find({ ...form, url: 'https://two.example' })
    expect(world.server.probeKeys.length).toBeGreaterThan(before)
    expect(world.server.probeKeys.slice(before).every(sent => sent === null)).toBe(true)
  })

  test('takes along no stored key for a form that names none', async () => {
    await save({ ...form, secret: key, headers: [{ name: 'x-team', value: 'blue' }] })
    world.server.answerAt('/foo/v1/models', wanting)
    await find({ ...form, url: 'https://one.example/foo', secret: null, headers: [], query: [] })
    expect(world.server.probeKeys.length).toBeGreaterThan(0)
    expect(world.server.probeKeys.every(sent => sent === null)).toBe(true)
    expect(await world.store.secret(form.id)).toMatchObject({ value: 'sk-1' })
  })

  test('is refused at an address that nobody may use', async () => {
    expect(await find({ ...form, url: 'http://one.example' })).toEqual({
      status: 'refused',
      reason: 'insecure',
    })
    expect(world.server.probes).toEqual([])
  })
})
