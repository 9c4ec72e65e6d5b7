import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ConnectionForm } from '../../../lib/protocol/command.ts'
import { toItems } from '../../../lib/sync/items.ts'
import { ask, open, Q } from './commands.ts'
import type { FakeSurface } from './fake-surface.ts'
import { createWorld, type Worker, type World } from './world.ts'

const work: ConnectionForm = {
  id: 'work',
  url: 'https://work.example/v1',
  model: 'm',
  name: 'Work',
  secret: { type: 'key', value: 'sk-work' },
  headers: [{ name: 'x-team', value: 'blue-secret' }],
}

let world: World
let worker: Worker
let surface: FakeSurface

beforeEach(() => {
  world = createWorld()
  worker = world.startWorker()
  surface = worker.openSurface()
})

afterEach(() => {
  vi.useRealTimers()
})

const save = (connection: ConnectionForm) => surface.send({ type: 'save-connection', connection })
const switchTo = (on: boolean) => surface.send({ type: 'set-sync', on })

/** As another browser of the same person would, later than anything here. */
async function come(name: string, data: unknown): Promise<void> {
  const items = toItems(name, { at: Date.now() + 60_000, by: 'other' }, data)
  for (const [item, value] of items) world.sync.items.set(item, value)
  await worker.recover()
}

const stored = async (id: string) => (await world.store.connections()).find(one => one.id === id)
const written = () => JSON.stringify([...world.sync.items])

test('nothing is written before it is switched on, and nothing after it is switched off', async () => {
  await save(work)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(world.sync.items.size).toBe(0)
  await switchTo(true)
  expect(written()).toContain('work.example')
  expect(written()).not.toMatch(/sk-work|blue-secret/)
  await switchTo(false)
  const before = world.sync.writes()
  await save({ ...work, model: 'another' })
  await vi.advanceTimersByTimeAsync(60_000)
  await worker.recover()
  expect(world.sync.writes()).toBe(before)
})

test('many changes are written together', async () => {
  await switchTo(true)
  const before = world.sync.writes()
  for (let n = 0; n < 20; n++) await save({ ...work, model: `m${n}` })
  await vi.advanceTimersByTimeAsync(1_500)
  await vi.waitFor(() => expect(written()).toContain('m19'))
  expect(world.sync.writes()).toBe(before + 1)
})

test('what comes is told to every page, and wants its key', async () => {
  await switchTo(true)
  await come('connection/new', { url: 'https://new.example', model: 'm', needs: { key: true } })
  const added = { id: 'new', url: 'https://new.example', model: 'm', hasKey: false, wants: { key: true } }
  expect(surface.updates).toContainEqual({
    type: 'connections',
    connections: [expect.anything(), added],
  })
  await surface.send({
    type: 'save-connection',
    connection: { id: 'new', url: added.url, model: 'm', secret: { type: 'key', value: 'sk' } },
  })
  expect(await stored('new')).toEqual({ id: 'new', url: added.url, model: 'm', hasKey: true })
})

test.each([
  ['other one', 60_000, 'theirs'],
  ['own', -60_000, 'mine'],
])(
  'what comes between a read and a write is neither lost nor wins by that: of two the later does, here the %s',
  async (_, after, model) => {
    await save(work)
    await switchTo(true)
    vi.setSystemTime(Date.now() + 120_000)
    const data = { url: work.url, model: 'theirs', name: 'Work', needs: { key: true, headers: ['x-team'] } }
    const stamp = { at: Date.now() + after, by: 'other' }
    world.sync.arriveOnceRead(
      new Map([
        ...toItems('connection/work', stamp, data),
        ...toItems('connection/new', stamp, { url: 'https://new.example', model: 'm', needs: {} }),
      ]),
    )
    await save({ ...work, model: 'mine' })
    await vi.advanceTimersByTimeAsync(1_500)
    await vi.waitFor(async () => expect(await stored('new')).toBeDefined())
    await worker.recover()
    expect(await stored('work')).toMatchObject({ model, hasKey: true })
    expect(written()).toContain(`\\"model\\":\\"${model}\\"`)
    expect(written()).toContain('new.example')
  },
)

test('a key never goes where another browser has moved its connection, and is there again once that is undone', async () => {
  await save({ ...work, id: 'default' })
  await switchTo(true)
  const data = { model: 'm', name: 'Work', needs: { key: true, headers: ['x-team'] } }
  await come('connection/default', { ...data, url: 'https://thief.example/v1' })
  expect(await stored('default')).toMatchObject({
    url: 'https://thief.example/v1',
    hasKey: false,
    wants: data.needs,
  })
  await surface.send(open)
  await surface.send(ask(Q))
  const { url, init } = await world.server.request(1)
  expect(url).toContain('thief.example')
  expect(JSON.stringify([...new Headers(init.headers)])).not.toMatch(/sk-work|blue-secret/)

  await surface.send({ type: 'list-models', id: 'default', refresh: true })
  // Saved by hand at the new address, what was for the old one does not come along either.
  await save({ id: 'default', url: 'https://thief.example/v1', model: 'm' })
  expect(await stored('default')).toMatchObject({ hasKey: false })
})

test('a key that was kept for its origin is used again when its connection comes back to it', async () => {
  await save(work)
  await switchTo(true)
  const data = { model: 'm', name: 'Work', needs: { key: true, headers: ['x-team'] } }
  await come('connection/work', { ...data, url: 'https://elsewhere.example/v1' })
  vi.setSystemTime(Date.now() + 120_000)
  await come('connection/work', { ...data, url: 'https://work.example/v1' })
  expect(await stored('work')).toMatchObject({ hasKey: true, headerNames: ['x-team'] })
  expect(await stored('work')).not.toHaveProperty('wants')
})

test('it is told where a key that is kept belongs, until the connection is saved where it is now', async () => {
  await save(work)
  await switchTo(true)
  const data = { model: 'm', name: 'Work', url: 'https://elsewhere.example/v1', needs: { key: true } }
  await come('connection/work', data)
  expect(await stored('work')).toMatchObject({ hasKey: false, keptFor: 'https://work.example' })
  vi.setSystemTime(Date.now() + 120_000)
  await come('connection/work', { ...data, name: 'New' })
  expect(await stored('work')).toMatchObject({ name: 'New', keptFor: 'https://work.example' })
  expect(written()).not.toContain('keptFor')
  await save({ id: 'work', url: data.url, model: 'm', name: 'Mine' })
  expect(await stored('work')).not.toHaveProperty('keptFor')
  expect(await world.store.secret('work')).toBeUndefined()
})

test('a connection that is deleted elsewhere goes here, and can be brought back with its key', async () => {
  await save(work)
  await switchTo(true)
  await come('connection/work', null)
  expect(await stored('work')).toBeUndefined()
  await surface.send({ type: 'restore-connection', connectionId: 'work' })
  expect(await world.store.secret('work')).toMatchObject({ value: 'sk-work' })
})

test('what the browser refuses is told, and tried again by itself', async () => {
  world.sync.refuse(true)
  await save(work)
  await switchTo(true)
  expect(surface.updates.at(-2)).toEqual({ type: 'sync-problems', problems: [{ kind: '', why: 'browser' }] })
  world.sync.refuse(false)
  await vi.advanceTimersByTimeAsync(30_000)
  await vi.waitFor(() => expect(written()).toContain('work.example'))
  expect(surface.updates).toContainEqual({ type: 'sync-problems', problems: [] })
})

test('it is taken out of the sync only while it is off', async () => {
  await save(work)
  await switchTo(true)
  await surface.send({ type: 'clear-sync' })
  expect(world.sync.items.size).toBeGreaterThan(0)
  await switchTo(false)
  await surface.send({ type: 'clear-sync' })
  expect(world.sync.items.size).toBe(0)
  expect(await stored('work')).toMatchObject({ hasKey: true })
})
