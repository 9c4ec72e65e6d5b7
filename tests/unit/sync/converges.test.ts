import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Connection } from '../../../lib/model/connection.ts'
import type { Syncable } from '../../../lib/model/sync.ts'
import { common, createSyncSea, withConnection } from './sync-sea.ts'

const IDS = ['a', 'b', 'c', 'default'] as const

/** What a person may do, and what may happen meanwhile. */
const step = fc.oneof(
  fc.record({
    type: fc.constant('save' as const),
    id: fc.constantFrom(...IDS),
    host: fc.constantFrom('one', 'two'),
    /** Some take several items. */
    prompt: fc.constantFrom('', 'Brief.', 'ä'.repeat(3_000), '<"\u2028'.repeat(1_000)),
    hasKey: fc.boolean(),
  }),
  fc.record({ type: fc.constant('delete' as const), id: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ type: fc.constant('turn' as const) }),
  fc.record({ type: fc.constant('failover' as const), on: fc.boolean() }),
  fc.record({
    type: fc.constant('sites' as const),
    sites: fc.subarray(['https://x.example', 'https://y.example']),
  }),
  fc.record({ type: fc.constant('run' as const) }),
  fc.record({ type: fc.constant('deliver' as const), pick: fc.nat(30) }),
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

function act(here: Syncable, wanted: Step): Syncable {
  switch (wanted.type) {
    case 'save': {
      const { id, host, prompt, hasKey } = wanted
      const connection: Connection = {
        id,
        url: `https://${host}.example/v1`,
        model: 'm',
        ...(prompt && { systemPrompt: prompt }),
        hasKey,
      }
      return withConnection(here, connection)
    }
    case 'delete':
      return { ...here, connections: here.connections.filter(({ id }) => id !== wanted.id) }
    case 'turn':
      return { ...here, connections: here.connections.toReversed() }
    case 'failover': {
      const { failover: _, ...settings } = here.settings
      return { ...here, settings: { ...settings, ...(wanted.on && { failover: true as const }) } }
    }
    case 'sites':
      return { ...here, settings: { ...here.settings, sites: wanted.sites } }
    default:
      return here
  }
}

// In parts, each of which a busy machine ends in time.
test.each([2, 3, 2, 3, 2, 3])(
  '%i browsers have the same in the end, however late and in whatever order changes come',
  count => {
    const names = ['d1', 'd2', 'd3'].slice(0, count)
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(count - 1), step), { maxLength: 40 }), steps => {
        const sea = createSyncSea(names)
        for (const [place, wanted] of steps) {
          const device = sea.devices[place]
          if (!device) continue
          if (wanted.type === 'run') sea.run(device)
          else if (wanted.type === 'deliver') sea.deliver(device, wanted.pick)
          else sea.change(device, here => act(here, wanted))
        }
        sea.settle()
        const [first, ...others] = sea.devices
        for (const other of others) {
          expect(common(other.here)).toEqual(common(first?.here ?? other.here))
          expect(Object.fromEntries(other.items)).toEqual(Object.fromEntries(first?.items ?? []))
        }
      }),
      { numRuns: 30 },
    )
  },
)

test('what was done last is what all have', () => {
  const sea = createSyncSea(['d1', 'd2'])
  const [one, two] = sea.devices
  if (!one || !two) throw new Error('There are two')
  sea.change(one, here =>
    withConnection(here, { id: 'a', url: 'https://a.example', model: 'm', hasKey: false }),
  )
  sea.settle()
  sea.change(one, here =>
    withConnection(here, { id: 'a', url: 'https://a.example', model: 'older', hasKey: false }),
  )
  sea.run(one)
  sea.change(two, here =>
    withConnection(here, { id: 'a', url: 'https://a.example', model: 'newer', hasKey: false }),
  )
  sea.run(two)
  sea.settle()
  for (const { here } of sea.devices) expect(here.connections.at(-1)?.model).toBe('newer')
})

test('half of a record that has arrived changes nothing, and the whole of it everything', () => {
  const sea = createSyncSea(['d1', 'd2'])
  const [one, two] = sea.devices
  if (!one || !two) throw new Error('There are two')
  const long = 'long '.repeat(4_000)
  const connection = { id: 'a', url: 'https://a.example', model: 'm', hasKey: false }
  sea.change(one, here => withConnection(here, connection))
  sea.settle()
  sea.change(one, here => withConnection(here, { ...connection, systemPrompt: long }))
  sea.run(one)
  const parts = one.outgoing.length
  expect(parts).toBeGreaterThan(2)
  for (let n = 0; n < parts; n++) sea.deliver(one, 0)
  const before = two.here
  while (two.incoming.size > 1) {
    sea.deliver(two, 0)
    expect(sea.run(two)).toBe(false)
    expect(two.here).toEqual(before)
  }
  sea.deliver(two, 0)
  sea.run(two)
  expect(two.here.connections.at(-1)?.systemPrompt).toBe(long)
})
