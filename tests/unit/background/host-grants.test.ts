import { beforeEach, expect, test, vi } from 'vitest'
import type { FakeSurface } from './fake-surface.ts'
import { until } from './until.ts'
import { createWorld, type Worker, type World } from './world.ts'

let world: World
let worker: Worker
let surface: FakeSurface

const MINUTE = 60_000
const HOUR = 60 * MINUTE

beforeEach(async () => {
  world = createWorld()
  await start()
  for (const [id, url] of Object.entries(URLS)) await save(id, url)
})

const URLS = {
  one: 'http://127.0.0.1:11434/v1',
  two: 'http://127.0.0.1:1234/v1',
  far: 'https://far.example/v1',
}

async function start(): Promise<void> {
  worker = world.startWorker()
  await worker.recover()
  surface = worker.openSurface()
}

const save = (id: string, url: string) =>
  surface.send({ type: 'save-connection', connection: { id, url, model: 'm' } })

const remove = (connectionId: string) => surface.send({ type: 'remove-connection', connectionId })

const givenBack = () => world.giveBack.mock.calls.map(([pattern]) => pattern)

/** The next background, so long after the beginning: a death takes the clock back to that. */
async function startAfter(ms: number): Promise<void> {
  worker.kill()
  vi.advanceTimersByTime(ms)
  await start()
}

test('the last connection that moves away from a host gives its permission back', async () => {
  await save('one', 'https://one.example/v1')
  await save('two', 'https://one.example/v1')
  expect(await until(() => world.giveBack.mock.lastCall)).toEqual(['http://127.0.0.1/*'])
  expect(givenBack()).toHaveLength(1)
})

test('as long as a deletion can be undone its host stays allowed, and then no longer', async () => {
  await remove('far')
  await startAfter(HOUR - MINUTE)
  expect(givenBack()).toEqual([])
  await surface.send({ type: 'restore-connection', connectionId: 'far' })
  await remove('far')
  await startAfter(2 * HOUR - 2 * MINUTE)
  expect(givenBack()).toEqual([])
  await startAfter(2 * HOUR)
  expect(givenBack()).toEqual(['https://far.example/*'])
})

test('a host stays allowed where another connection is on another port, though it is switched off', async () => {
  await surface.send({ type: 'switch-connection', connectionId: 'two', on: false })
  await remove('one')
  await startAfter(2 * HOUR)
  expect(givenBack()).toEqual([])
})

test('a host stays allowed that the selection button needs', async () => {
  await surface.send({ type: 'set-site', origin: 'https://far.example', on: true })
  await save('far', 'https://other.example/v1')
  await save('one', 'https://other.example/v1')
  await save('two', 'https://other.example/v1')
  expect(await until(() => world.giveBack.mock.lastCall)).toEqual(['http://127.0.0.1/*'])
  expect(givenBack()).toHaveLength(1)
})

test('what an organisation takes away gives its host back, and what it sets keeps one', async () => {
  const server = (id: string, url: string) => ({ id, name: id, url, model: 'm' })
  world.policy.value = { connections: [server('a', 'https://a.example/v1'), server('far', URLS.far)] }
  await worker.policyChanged()
  await save('far', 'https://other.example/v1')
  world.policy.value = { connections: [server('far', URLS.far)] }
  await worker.policyChanged()
  expect(await until(() => world.giveBack.mock.lastCall)).toEqual(['https://a.example/*'])
  expect(givenBack()).toHaveLength(1)
})

test('what no connection ever needed is not given back', async () => {
  world.granted.add('https://site.example')
  await startAfter(2 * HOUR)
  await save('one', URLS.two)
  await remove('two')
  await startAfter(2 * HOUR)
  expect(givenBack()).toEqual([])
})
