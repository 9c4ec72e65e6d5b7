import { beforeEach, expect, test, vi } from 'vitest'
import { createModelListKeeper } from '../../../lib/background/model-list-keeper.ts'
import type { Connection } from '../../../lib/model/connection.ts'
import { MODELS_KEPT_FOR } from '../../../lib/model/model-list.ts'
import { createFreshStore } from '../store/fresh-store.ts'

const one: Connection = { id: 'default', url: 'https://one.example/v1', model: 'm', hasKey: true }
const two: Connection = { id: 'two', url: 'https://two.example/v1', model: 'm', hasKey: false }

let store: ReturnType<typeof createFreshStore>['store']
let asked: Request[]
let answer: (request: Request) => Response | Promise<Response>
let now: number
const rest = vi.fn()

beforeEach(async () => {
  store = createFreshStore().store
  asked = []
  now = MODELS_KEPT_FOR
  rest.mockClear()
  answer = () => Response.json({ data: [{ id: 'listed', context_length: 8_192 }] })
  await store.saveConnection(one, { type: 'api-key', value: 'sk-1', query: { v: '2' } })
  await store.saveConnection(two, undefined)
})

const createKeeper = () =>
  createModelListKeeper({
    store,
    fetch: async (input, init) => {
      const request = new Request(input, init)
      asked.push(request)
      return answer(request)
    },
    keepAlive: { hold: () => rest },
    now: () => now,
  })

const hostsAsked = () => asked.splice(0).map(({ url }) => new URL(url).host)

test('what servers list is kept, and asked for anew after an hour or when it is wanted', async () => {
  const keeper = createKeeper()
  await keeper.update('two', false)
  expect(hostsAsked()).toEqual(['two.example'])
  expect(await store.modelList('two')).toEqual({ at: now, models: [{ id: 'listed', contextWindow: 8_192 }] })
  now += MODELS_KEPT_FOR - 1
  await keeper.update('two', false)
  expect(hostsAsked()).toEqual([])
  await keeper.update('two', true)
  expect(hostsAsked()).toEqual(['two.example'])
  now += MODELS_KEPT_FOR
  await keeper.update('two', false)
  expect(hostsAsked()).toEqual(['two.example'])
  expect(rest).toHaveBeenCalledTimes(3)
})

test('each server gets its own key and no other', async () => {
  await createKeeper().update('default', false)
  await createKeeper().update('two', false)
  const [first, second] = asked
  expect(first?.headers.get('api-key')).toBe('sk-1')
  expect(new URL(first?.url ?? '').searchParams.get('v')).toBe('2')
  expect(second?.headers.get('api-key')).toBeNull()
  expect(second?.url).not.toContain('v=2')
})

test('a server that is off, or whose list is the person’s own, is not asked', async () => {
  await store.saveConnection({ ...one, off: true }, undefined)
  await store.saveConnection({ ...two, models: ['mine'] }, undefined)
  for (const id of ['default', 'two', 'gone']) expect(await createKeeper().update(id, true)).toBeUndefined()
  expect(asked).toEqual([])
})

test('one that fails keeps the list that it had', async () => {
  await store.saveModelList('default', { at: 0, models: [{ id: 'old' }] })
  answer = ({ url }) => {
    if (url.includes('one.example')) throw new TypeError('Failed to fetch')
    return Response.json({ data: [{ id: 'new' }] })
  }
  expect(await createKeeper().update('default', false)).toBe('unreachable')
  expect(await createKeeper().update('two', false)).toBeUndefined()
  expect(await store.modelList('default')).toEqual({ at: 0, models: [{ id: 'old' }] })
  expect((await store.modelList('two'))?.models).toEqual([{ id: 'new' }])
})

test.each([
  ['wants a key', () => new Response('{}', { status: 401 }), 'wants-key'],
  ['has no list', () => new Response('', { status: 404 }), 'nothing'],
  ['lists what is none', () => Response.json({ hello: 'there' }), 'nothing'],
  ['has a fault of its own', () => new Response('', { status: 500 }), 'busy'],
])('it is told why one that %s did not list its models', async (_, refuse, cause) => {
  answer = refuse
  expect(await createKeeper().update('two', false)).toBe(cause)
})

test('whose secret cannot be sent is not asked, and it is told', async () => {
  await store.saveConnection(one, { type: 'key', value: '', headers: { 'x-code': 'line\nbreak' } })
  expect(await createKeeper().update('default', false)).toBe('wants-key')
  expect(asked).toEqual([])
  expect(rest).toHaveBeenCalledTimes(1)
})

test('whose list came, or was not asked for, is not named', async () => {
  const keeper = createKeeper()
  expect(await keeper.update('two', false)).toBeUndefined()
  answer = () => new Response('', { status: 500 })
  expect(await keeper.update('two', false)).toBeUndefined()
  expect(await keeper.update('two', true)).toBe('busy')
})

test('that a list was too long to be kept whole is kept with it', async () => {
  answer = () => Response.json({ data: Array.from({ length: 20_001 }, (_, index) => ({ id: `m${index}` })) })
  await createKeeper().update('two', false)
  expect(await store.modelList('two')).toMatchObject({ cut: true })
})

test('what came from an address that was changed meanwhile is not kept', async () => {
  answer = async () => {
    await store.saveConnection({ ...two, url: 'https://other.example' }, undefined)
    return Response.json({ data: [{ id: 'theirs' }] })
  }
  await createKeeper().update('two', false)
  expect(await store.modelList('two')).toBeUndefined()
})

const LOCAL = { ...two, url: 'http://127.0.0.1:11434/v1' }
const PS = { models: [{ name: 'm', model: 'm', context_length: 16_384 }] }

test('what a model was given, once it has answered, takes the place of what was assumed', async () => {
  const other = { id: 'other', contextWindow: 4_096, assumed: true } as const
  await store.saveConnection(LOCAL, undefined)
  await store.saveModelList('two', {
    at: 5,
    models: [{ id: 'm', contextWindow: 4_096, assumed: true }, other],
  })
  answer = () => Response.json(PS)
  const keeper = createKeeper()
  await keeper.answered('two', 'm')
  expect(await store.modelList('two')).toEqual({ at: 5, models: [{ id: 'm', contextWindow: 16_384 }, other] })
  await keeper.answered('two', 'm')
  expect(asked.map(({ url }) => url)).toEqual(['http://127.0.0.1:11434/api/ps'])
})

test('what came from an address that was changed since the answer is not kept as its model’s', async () => {
  const list = { at: 5, models: [{ id: 'm', contextWindow: 4_096, assumed: true }] } as const
  await store.saveConnection(LOCAL, undefined)
  await store.saveModelList('two', list)
  answer = async () => {
    await store.saveConnection({ ...LOCAL, url: 'http://127.0.0.1:1/v1' }, undefined)
    await store.saveModelList('two', list)
    return Response.json(PS)
  }
  await createKeeper().answered('two', 'm')
  expect(await store.modelList('two')).toEqual(list)
})
