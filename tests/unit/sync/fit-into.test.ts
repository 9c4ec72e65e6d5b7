import { describe, expect, test } from 'vitest'
import { fitInto, SYNC_LIMITS } from '../../../lib/sync/fit-into.ts'
import { ITEM_BYTES, itemBytes, toItems } from '../../../lib/sync/items.ts'
import { merge, toProblem } from '../../../lib/sync/merge.ts'
import { connection, go, incoming, NEW, there } from './merging.ts'
import { EMPTY, ROWS } from './sync-sea.ts'

describe('what goes', () => {
  test.each(['x', 'ä', '<', '"', '\u2028', '😀', '\ud800'])(
    'fits into items, whatever it is made of (%j)',
    text => {
      const items = toItems('connection/a', there, { systemPrompt: text.repeat(20_000) })
      expect(items.size).toBeGreaterThan(1)
      for (const [name, value] of items) expect(itemBytes(name, value)).toBeLessThanOrEqual(ITEM_BYTES)
    },
  )

  test('leaves out what there is no room for, and nothing else', () => {
    const long = (id: string, length: number) => ({
      ...connection,
      id,
      name: id,
      systemPrompt: 'x'.repeat(length),
    })
    const here = {
      ...EMPTY,
      connections: [long('one', 60_000), long('huge', 120_000), long('two', 60_000), long('small', 10)],
    }
    const { set, leftOut } = go(here)
    expect(leftOut.map(one => toProblem(here, one))).toEqual([
      { kind: 'connection', name: 'huge', why: 'too-large' },
      { kind: 'connection', name: 'two', why: 'full' },
    ])
    const bytes = Object.entries(set).reduce((sum, [name, value]) => sum + itemBytes(name, value), 0)
    expect(bytes).toBeLessThan(SYNC_LIMITS.bytes)
    expect(set).toHaveProperty('connection/small/0')
    expect(set).toHaveProperty('order/0')
  })

  test('makes no more items than there may be', () => {
    const connections = Array.from({ length: 600 }, (_, n) => ({ ...connection, id: `c${n}` }))
    const { set, leftOut } = go({ ...EMPTY, connections })
    expect(Object.keys(set).length).toBeLessThanOrEqual(SYNC_LIMITS.items)
    expect(leftOut.length).toBeGreaterThan(80)
  })

  test('takes its place anew when it is shorter', () => {
    const items = toItems(
      'connection/a',
      { at: 1, by: 'me' },
      { ...incoming, systemPrompt: 'x'.repeat(20_000) },
    )
    const ledger = { ...NEW, known: { 'connection/a': { at: 1, by: 'me', sum: 'other' } } }
    const here = { ...EMPTY, connections: [connection] }
    const { remove, set } = fitInto(items, merge({ rows: ROWS, here, ledger, items, now: 9_000 }))
    expect(remove).toEqual([...items.keys()].slice(1))
    expect(set).toHaveProperty('connection/a/0')
  })
})
