import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ConnectionForm } from '../../../lib/protocol/command.ts'
import { ask, open, Q } from './commands.ts'
import type { FakeSurface } from './fake-surface.ts'
import { turn, until } from './until.ts'
import { createWorld, type Worker, type World } from './world.ts'

const form: ConnectionForm = { id: 'local', url: 'http://127.0.0.1:11434/v1', model: 'm' }
const FILTER = '|http://127.0.0.1:11434/'

let world: World
let worker: Worker
let surface: FakeSurface

beforeEach(() => {
  world = createWorld()
  start()
})

afterEach(() => {
  vi.useRealTimers()
})

function start(): void {
  worker = world.startWorker()
  void worker.recover()
  surface = worker.openSurface()
}

const save = (dropOrigin = true) =>
  surface.send({ type: 'save-connection', connection: { ...form, ...(dropOrigin && { dropOrigin }) } })

/** What the browser was told last. */
const standing = () => world.rules.replace.mock.lastCall?.[0].map(({ condition }) => condition.urlFilter)
const stands = (...filters: string[]) => until(() => JSON.stringify(standing()) === JSON.stringify(filters))

describe('the rules of the browser', () => {
  test('follow what becomes of a connection', async () => {
    await save()
    await stands(FILTER)
    await surface.send({ type: 'switch-connection', connectionId: 'local', on: false })
    await stands()
    await surface.send({ type: 'switch-connection', connectionId: 'local', on: true })
    await stands(FILTER)
    await surface.send({ type: 'remove-connection', connectionId: 'local' })
    await stands()
    await surface.send({ type: 'restore-connection', connectionId: 'local' })
    await stands(FILTER)
    await save(false)
    await stands()
  })

  test('are there again at every start, before the first request', async () => {
    await save()
    worker.kill()
    let set = () => {}
    world.rules.replace.mockClear()
    world.rules.replace.mockImplementationOnce(
      () =>
        new Promise<void>(resolve => {
          set = resolve
        }),
    )
    start()
    await surface.send(open)
    await surface.send(ask(Q))
    await stands(FILTER)
    // Many more than a question takes to be sent.
    for (let turns = 0; turns < 100; turns++) await turn()
    expect(world.server.exchanges).toEqual([])
    set()
    await world.server.request(1)
  })

  test('that cannot be set keep no question back', async () => {
    world.rules.replace.mockRejectedValueOnce(new Error('No such thing here'))
    start()
    await surface.send(open)
    await surface.send(ask(Q))
    await world.server.request(1)
    expect(world.errors).toEqual(['A rule for requests could not be set'])
  })

  test('hold for a connection that is tried out, and no longer', async () => {
    world.granted.add('http://127.0.0.1:11434')
    const tested = surface.send({
      type: 'test-connection',
      testId: 't',
      connection: { ...form, dropOrigin: true },
    })
    const request = await world.server.request(1)
    expect(standing()).toEqual([FILTER])
    request.text('Hello')
    request.finish()
    expect(await tested).toMatchObject({ status: 'tested' })
    await stands()
  })
})
