import { describe, expect, test } from 'vitest'
import type { Connection } from '../../../lib/model/connection.ts'
import type { ModelLists } from '../../../lib/model/model-list.ts'
import { findModels, offeredModels, recentModels, withChosen } from '../../../lib/model/offered-models.ts'

const one: Connection = { id: 'one', url: 'https://one.example', model: 'm1', hasKey: false }
const two: Connection = { id: 'two', url: 'https://two.example/v1', model: 'm2', name: 'Work', hasKey: true }
const lists: ModelLists = new Map([
  [
    'one',
    {
      at: 1,
      models: [
        { id: 'big', contextWindow: 128_000 },
        { id: 'm1', images: true },
      ],
    },
  ],
])
const offer = (connections: readonly Connection[]) => offeredModels(connections, lists, () => ['known'])
const idsOf = (models: readonly { readonly id: string }[]) => models.map(({ id }) => id)

describe('the models that are offered', () => {
  test('are each connection’s own first, then what it is known for, then what its server lists, each once', () => {
    expect(idsOf(offer([one, two]))).toEqual(['m1', 'known', 'big', 'm2', 'known'])
  })

  test('say what the server says of them', () => {
    const [own, , big] = offer([one])
    expect(own).toEqual({ id: 'm1', images: true, connection: one })
    expect(big?.contextWindow).toBe(128_000)
  })

  test('are the person’s list where there is one, and none of a connection that is off', () => {
    expect(idsOf(offer([{ ...one, models: ['mine', 'big'] }]))).toEqual(['m1', 'mine', 'big'])
    expect(offer([{ ...one, off: true }])).toEqual([])
  })
})

test('a deployment that its address names is one model, whatever its server lists and whoever types', () => {
  for (const path of [
    '/openai/deployments/mine',
    '/openai/deployments/mine/chat/completions?api-version=1',
  ]) {
    const azure = { ...one, url: `https://one.openai.azure.example${path}` }
    expect(idsOf(offer([azure]))).toEqual(['m1'])
    expect(idsOf(withChosen([], [azure], [{ connection: 'one', model: 'o3-mini' }]))).toEqual([])
  }
  expect(idsOf(offer([{ ...one, url: 'https://one.openai.azure.example/openai/v1' }]))).toContain('big')
})

describe('a model that was typed', () => {
  const chosen = [
    { connection: 'two', model: 'typed' },
    { connection: 'one', model: 'big' },
    { connection: 'three', model: 'm3' },
    { connection: 'two', model: 'typed' },
  ]

  test('is offered as the others are, once, of the connection that it was chosen for', () => {
    const models = withChosen(offer([one, two]), [one, two], chosen)
    expect(idsOf(models)).toEqual(['m1', 'known', 'big', 'm2', 'known', 'typed'])
    expect(models.at(-1)?.connection).toBe(two)
    expect(idsOf(recentModels(models, chosen.slice(0, 3)).recent)).toEqual(['typed', 'big'])
  })

  test('is not where its connection is off, or asked for nothing but what its organisation lists', () => {
    const locked: Connection = { ...two, models: ['m2'], managed: { locked: true } }
    for (const connection of [{ ...two, off: true } as const, locked])
      expect(idsOf(withChosen([], [connection], chosen))).toEqual([])
  })
})

describe('finding a model', () => {
  const models = offer([one, two])

  test.each([
    ['', 5],
    ['  ', 5],
    ['BIG', 1],
    ['work', 2],
    ['one.example known', 1],
    // What it is called stands in the place of its host.
    ['two.example', 0],
    ['https', 0],
    ['big work', 0],
  ])('by %j finds %i', (text, count) => {
    expect(findModels(models, text)).toHaveLength(count)
  })

  test('puts what was chosen last first, of the right connection, and leaves out what is gone', () => {
    const { recent, others } = recentModels(models, [
      { connection: 'two', model: 'known' },
      { connection: 'two', model: 'gone' },
      { connection: 'one', model: 'big' },
    ])
    expect(recent.map(({ id, connection }) => [connection.id, id])).toEqual([
      ['two', 'known'],
      ['one', 'big'],
    ])
    expect(idsOf(others)).toEqual(['m1', 'known', 'm2'])
  })
})
