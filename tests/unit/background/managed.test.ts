import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { readConnectionForm } from '../../../lib/background/read-connection-form.ts'
import type { Command, ConnectionForm } from '../../../lib/protocol/command.ts'
import { allRecords } from '../store/fresh-store.ts'
import { ask, open, Q } from './commands.ts'
import type { FakeSurface } from './fake-surface.ts'
import { turn } from './until.ts'
import { createWorld, type Worker, type World } from './world.ts'

const ID = 'managed-gateway'
const gateway = { id: 'gateway', name: 'Gateway', url: 'https://ai.example/v1', model: 'm' }
const own: ConnectionForm = { id: 'own', url: 'https://own.example', model: 'o' }
const refused = { status: 'refused', reason: 'managed' }

let world: World
let worker: Worker
let surface: FakeSurface

beforeEach(async () => {
  world = createWorld()
  worker = world.startWorker()
  surface = worker.openSurface()
  await surface.send({ type: 'save-connection', connection: own })
})

afterEach(() => {
  vi.useRealTimers()
})

async function set(...connections: object[]): Promise<void> {
  await setAll({ connections })
}

async function setAll(value: Record<string, unknown>): Promise<void> {
  world.policy.value = value
  await worker.policyChanged()
}

const ids = async () => (await worker.store.connections()).map(({ id }) => id)
const find = async (id = ID) => (await worker.store.connections()).find(one => one.id === id)
const records = async () => JSON.stringify(await allRecords(world.database))
const setKey = (key: string | null) => surface.send({ type: 'set-own', connectionId: ID, key })
const sentKey = (init: RequestInit) => new Headers(init.headers).get('authorization')

describe('what an organisation has set', () => {
  test('is there when the background starts, before people’s own, and answers with its key', async () => {
    world.policy.value = { connections: [{ ...gateway, key: 'sk-org' }], defaultConnection: 'gateway' }
    await world.startWorker().recover()
    expect(await ids()).toEqual([ID, 'default', 'own'])
    expect(await find()).toMatchObject({ hasKey: true, managed: { locked: true, key: true } })
    await surface.send(open)
    await surface.send(ask(Q))
    const { url, init } = await world.server.request(1)
    expect(url).toBe('https://ai.example/v1/chat/completions')
    expect(sentKey(init)).toBe('Bearer sk-org')
  })

  test('is waited for where there was something before, and else by nobody', async () => {
    const save: Command = { type: 'save-draft', key: 'c', draft: { text: 'Half a thought' } }
    const nextWorker = () => {
      let tell = () => {}
      world.policy.told = new Promise(resolve => {
        tell = resolve
      })
      const next = world.startWorker()
      void next.recover()
      return { reply: next.openSurface().send(save), tell }
    }
    expect(await nextWorker().reply).toEqual({ status: 'done' })

    world.policy.told = undefined
    await set(gateway)
    const { reply, tell } = nextWorker()
    let isAnswered = false
    void reply.then(() => {
      isAnswered = true
    })
    // Whatever a browser that says nothing could let happen.
    for (let turns = 0; turns < 50; turns++) await turn()
    expect(isAnswered).toBe(false)
    tell()
    expect(await reply).toEqual({ status: 'done' })
  })

  test('is told when it changes, and never with a key', async () => {
    await set({ ...gateway, key: 'sk-org', headers: { 'x-team': 'blue' } })
    expect(surface.updates.findLast(({ type }) => type === 'connections')).toMatchObject({
      connections: [{ id: ID }, { id: 'default' }, { id: 'own' }],
    })
    expect(JSON.stringify(surface.updates)).not.toMatch(/sk-org|blue/)
  })

  test('is made once, however often it is looked at', async () => {
    await set({ ...gateway, key: 'sk-org' }, { ...gateway, id: 'faulty', temperature: 9 })
    const before = await records()
    const told = surface.updates.length
    await worker.policyChanged()
    await world.startWorker().recover()
    expect(await records()).toBe(before)
    expect(surface.updates).toHaveLength(told)
  })

  test('leaves no trace where there is none', async () => {
    const before = await records()
    await worker.policyChanged()
    expect(await records()).toBe(before)
    await set(gateway)
    await setAll({})
    expect(JSON.parse(await records())).toEqual(
      expect.not.arrayContaining([expect.arrayContaining([expect.arrayContaining([ID])])]),
    )
    expect(await worker.store.managed()).toBeUndefined()
  })

  test('goes with every key when it leaves the policy, and its conversations are answered by others', async () => {
    await set(gateway, { ...gateway, id: 'other', key: 'sk-org' })
    await setKey('sk-person')
    await surface.send({ type: 'choose-model', conversationId: 'c', connectionId: ID, model: 'm' })
    await setAll({})
    expect(await ids()).toEqual(['default', 'own'])
    expect(await records()).not.toMatch(/sk-person|sk-org/)
    await surface.send(open)
    expect(surface.conversation()?.setup?.connection).toBe(ID)
    await surface.send(ask(Q))
    expect((await world.server.request(1)).url).toContain('preset.example')
    expect(await surface.send({ type: 'restore-connection', connectionId: ID })).toMatchObject({
      status: 'failed',
    })
  })

  test('stays as it was understood where it cannot be understood any more', async () => {
    await set(gateway)
    await setKey('sk-person')
    for (const connections of [[{ ...gateway, temperature: 'hot' }], 'nonsense']) {
      await setAll({ connections })
      expect(await find()).toMatchObject({ hasKey: true, url: gateway.url })
      expect((await worker.store.managed())?.faults).toHaveLength(1)
    }
    await set({ ...gateway, model: 'n' })
    expect(await worker.store.managed()).toMatchObject({ faults: [] })
    expect(await find()).toMatchObject({ hasKey: true, model: 'n' })
  })

  test('answers from the moment that it is named the default, until another one is chosen', async () => {
    await set(gateway)
    await surface.send({ type: 'choose-model', conversationId: 'x', connectionId: 'own', model: 'o' })
    expect(await worker.defaultHost()).toBe('own.example')
    await setAll({ connections: [{ ...gateway, id: 'a' }, gateway], defaultConnection: 'gateway' })
    expect(await ids()).toEqual([ID, 'managed-a', 'default', 'own'])
    expect(await worker.defaultHost()).toBe('ai.example')
    await surface.send({ type: 'choose-model', conversationId: 'x', connectionId: 'own', model: 'o' })
    await worker.policyChanged()
    expect(await worker.defaultHost()).toBe('own.example')
  })
})

describe('a connection that is locked', () => {
  test.each<[string, Command]>([
    ['saved', { type: 'save-connection', connection: { id: ID, url: 'https://evil.example', model: 'm' } }],
    ['switched off', { type: 'switch-connection', connectionId: ID, on: false }],
    ['deleted', { type: 'remove-connection', connectionId: ID }],
    ['copied', { type: 'duplicate-connection', connectionId: ID, copyId: 'copy', name: 'Copy' }],
    ['given another key', { type: 'set-own', connectionId: ID, key: 'sk-person' }],
  ])('cannot be %s, whatever a page says', async (_what, command) => {
    await set({ ...gateway, key: 'sk-org' })
    const before = await records()
    expect(await surface.send(command)).toEqual(refused)
    expect(await records()).toBe(before)
  })

  test('is tested as it is, wherever a page wants its key to go', async () => {
    await set({ ...gateway, key: 'sk-org' })
    const mine = { type: 'key', value: 'sk-mine' } as const
    for (const secret of [mine, null, undefined]) {
      const form = {
        id: ID,
        url: 'https://evil.example',
        model: 'm',
        ...(secret !== undefined && { secret }),
      }
      const read = await readConnectionForm(form, worker.store)
      expect(read).toMatchObject({
        connection: { url: 'https://ai.example/v1' },
        secret: { value: 'sk-org' },
      })
    }
    const connection = { id: ID, url: 'https://evil.example', model: 'm', secret: mine }
    void surface.send({ type: 'test-connection', testId: 't', connection })
    expect((await world.server.request(1)).url).toContain('https://ai.example/')
  })

  test('takes the person’s key where the organisation gives none, and keeps it through changes', async () => {
    await set({ ...gateway, template: 'azure', headers: { 'x-team': 'blue' } })
    expect(await setKey('sk-person')).toEqual({ status: 'done' })
    const secret = { type: 'api-key', value: 'sk-person', headers: { 'x-team': 'blue' } }
    expect(await worker.store.secret(ID)).toEqual(secret)
    await set({ ...gateway, template: 'azure', headers: { 'x-team': 'red' }, name: 'New' })
    expect(await worker.store.secret(ID)).toEqual({ ...secret, headers: { 'x-team': 'red' } })
    expect(await setKey(null)).toEqual({ status: 'done' })
    expect(await find()).toMatchObject({ hasKey: false, headerNames: ['x-team'] })
    expect(JSON.stringify(surface.updates)).not.toContain('sk-person')
  })

  test('is asked without Origin where the person wants that, whoever gives the key, until they take it back', async () => {
    await set({ ...gateway, key: 'sk-org' })
    const form = { id: ID, url: gateway.url, model: 'm', dropOrigin: true } as const
    expect((await readConnectionForm(form, worker.store)).connection).toMatchObject({ dropOrigin: true })
    const setDrop = (dropOrigin: boolean) => surface.send({ type: 'set-own', connectionId: ID, dropOrigin })
    expect(await setDrop(true)).toEqual({ status: 'done' })
    expect(await find()).toMatchObject({ dropOrigin: true, hasKey: true })
    expect(await worker.store.secret(ID)).toMatchObject({ value: 'sk-org' })
    expect(await setDrop(false)).toEqual({ status: 'done' })
    expect(await find()).not.toHaveProperty('dropOrigin')
  })

  test.each<[string, object, object]>([
    ['the server is another one', gateway, { ...gateway, url: 'https://other.example/v1' }],
    ['the organisation gives one', gateway, { ...gateway, key: 'sk-org' }],
    ['the organisation gives none any more', { ...gateway, key: 'sk-org' }, gateway],
  ])('forgets the key that was there when %s', async (_what, before, after) => {
    await set(before)
    await setKey('sk-person')
    const old = await worker.store.secret(ID)
    expect(old?.value).not.toBe('')
    await set(after)
    expect(await records()).not.toContain(old?.value)
  })
})

test('one that is not locked is the person’s to change and delete, until the organisation changes it', async () => {
  const open = { ...gateway, locked: false }
  await set(open)
  const changed = { id: ID, url: gateway.url, model: 'mine', forgetKey: true } as const
  await surface.send({
    type: 'save-connection',
    connection: { ...changed, secret: { type: 'key', value: 'sk-person' } },
  })
  await worker.policyChanged()
  expect(await find()).toMatchObject({ model: 'mine', hasKey: true, managed: {} })
  await surface.send({ type: 'remove-connection', connectionId: ID })
  await worker.policyChanged()
  expect(await ids()).toEqual(['default', 'own'])
  await set({ ...open, model: 'n' })
  expect(await find()).toMatchObject({ model: 'n', hasKey: false })
  expect(await worker.store.secret(ID)).toMatchObject({ value: '' })
  await set({ ...open, model: 'n', locked: true })
  expect(await surface.send({ type: 'remove-connection', connectionId: ID })).toEqual(refused)
})

test('one that the person has moved to another server has the organisation’s key no more, and says so', async () => {
  await set({ ...gateway, key: 'sk-org', locked: false })
  const form = { id: ID, url: gateway.url, model: 'mine' }
  await surface.send({ type: 'save-connection', connection: form })
  expect(await find()).toMatchObject({ hasKey: true, managed: { key: true } })
  await surface.send({ type: 'save-connection', connection: { ...form, url: 'https://moved.example/v1' } })
  const moved = await find()
  expect(moved?.hasKey).toBe(false)
  expect(moved?.managed).toEqual({})
})

describe('where nothing but the organisation’s connections is allowed', () => {
  beforeEach(() => setAll({ connections: [gateway], ownConnections: false }))

  test('people’s own are kept, and are neither listed nor asked', async () => {
    expect(await ids()).toEqual([ID])
    await surface.send({ type: 'choose-model', conversationId: 'c', connectionId: 'own', model: 'o' })
    await surface.send(open)
    await surface.send(ask(Q))
    expect((await world.server.request(1)).url).toContain('ai.example')
    await set(gateway)
    expect(await ids()).toEqual([ID, 'default', 'own'])
  })

  test.each<[string, Command]>([
    ['added', { type: 'save-connection', connection: { ...own, id: 'new' } }],
    ['changed', { type: 'save-connection', connection: { ...own, model: 'p' } }],
    ['tried out', { type: 'test-connection', testId: 't', connection: own }],
    ['looked for', { type: 'find-endpoint', connection: own }],
    ['given a key', { type: 'set-own', connectionId: 'own', key: 'k' }],
  ])('none can be %s', async (_what, command) => {
    const before = await records()
    expect(await surface.send(command)).toEqual(refused)
    expect(await records()).toBe(before)
    expect(world.server.exchanges).toEqual([])
  })

  test('and has set none that can be used, a question is told that', async () => {
    await surface.send(open)
    await setAll({ ownConnections: false })
    const failure = { kind: 'no-connection', managed: true }
    expect(await surface.send(ask(Q))).toEqual({ status: 'failed', failure })
  })

  test('none is lost by what is said of it meanwhile', async () => {
    await surface.send({ type: 'remove-connection', connectionId: 'own' })
    await surface.send({ type: 'order-connections', connectionIds: [ID] })
    await set(gateway)
    expect(await ids()).toEqual([ID, 'default', 'own'])
  })
})
