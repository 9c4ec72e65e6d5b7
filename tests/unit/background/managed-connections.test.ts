import { beforeEach, expect, test } from 'vitest'
import { createManagedConnections } from '../../../lib/background/managed-connections.ts'
import { turn } from './until.ts'

type Policy = Record<string, unknown>

let reads: { resolve(policy: Policy): void; reject(error: Error): void }[]
/** The connections of each policy that was applied, as they came. */
let applied: string[][]
let managed: ReturnType<typeof createManagedConnections>

const policyOf = (id: string): Policy => ({ connections: [{ id, url: 'https://ai.example/v1', model: 'm' }] })

beforeEach(() => {
  reads = []
  applied = []
  let turns = 5
  managed = createManagedConnections({
    store: {
      managed: async () => undefined,
      applyPolicy: async ({ entries }) => {
        // The first takes longest.
        for (let left = turns--; left > 0; left--) await turn()
        applied.push(entries.map(({ connection }) => connection.id))
        return []
      },
    },
    readPolicy: () => new Promise((resolve, reject) => reads.push({ resolve, reject })),
    onChanged: async () => {},
  })
})

test('a browser that never answers holds up nobody who asks later, and those who asked before have what they got', async () => {
  const first = managed.apply()
  const second = managed.apply()
  reads[1]?.resolve(policyOf('new'))
  await second
  await first
  expect(applied).toEqual([['managed-new']])
})

test('what was asked for first and answered last is not applied', async () => {
  const both = [managed.apply(), managed.apply()]
  reads[1]?.resolve(policyOf('new'))
  reads[0]?.resolve(policyOf('old'))
  await Promise.all(both)
  await turn()
  expect(applied).toEqual([['managed-new']])
})

test('what is asked for while another is applied comes after it', async () => {
  const first = managed.apply()
  reads[0]?.resolve(policyOf('old'))
  await Promise.resolve()
  const second = managed.apply()
  reads[1]?.resolve(policyOf('new'))
  await Promise.all([first, second])
  expect(applied).toEqual([['managed-old'], ['managed-new']])
})

test('a read that fails is told to whoever asked, and ends nothing else', async () => {
  const first = managed.apply()
  const second = managed.apply()
  reads[1]?.reject(new Error('no'))
  await expect(second).rejects.toThrow('no')
  reads[0]?.resolve(policyOf('one'))
  await first
  expect(applied).toEqual([['managed-one']])
})
