import { describe, expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '../../../lib/model/settings.ts'
import { fitInto } from '../../../lib/sync/fit-into.ts'
import { toItems } from '../../../lib/sync/items.ts'
import { merge, REMEMBERED } from '../../../lib/sync/merge.ts'
import { FULL_CONNECTION } from '../model/samples.ts'
import { come, connection, go, incoming, settled, there, whyOf } from './merging.ts'
import { createSyncSea, EMPTY, PRESET, ROWS, withConnection } from './sync-sea.ts'

const { managed: _, ...FULL } = FULL_CONNECTION

describe('what goes', () => {
  test('holds of a secret nothing but its name, and no field of what stays here', () => {
    const settings = { ...DEFAULT_SETTINGS, serverUsed: true, keepDays: 7 as const, sync: true as const }
    const { set } = go({ connections: [PRESET, FULL], settings })
    const sent = JSON.parse(String((set['connection/x/0'] as { text: string }).text))
    const { id, hasKey, headerNames, queryNames, wants, keptFor, dropOrigin, ...rest } = FULL
    expect(sent).toEqual({
      ...rest,
      needs: { key: true, headers: ['x-team', 'x-user'], query: ['key', 'sig'] },
    })
    expect(Object.keys(set)).toEqual(['connection/x/0', 'order/0'])
    expect(JSON.stringify(set)).not.toMatch(/serverUsed|keepDays/)
  })

  test('is no connection of an organisation, which nothing that comes changes either', () => {
    const managed = { ...connection, id: 'org', managed: { locked: true as const } }
    const here = { ...EMPTY, connections: [managed, connection, PRESET] }
    const { set, merged } = go(here)
    expect(JSON.stringify(set)).not.toContain('org')
    expect(merged.here).toBe(here)
    for (const data of [incoming, null]) {
      const after = come('connection/org', data, here)
      expect(after.here).toBe(here)
      expect([...after.writes.keys()]).not.toContain('connection/org')
    }
    const ordered = come('order', ['default', 'a'], here).here.connections
    expect(ordered.map(({ id }) => id)).toEqual(['org', 'default', 'a'])
  })

  test('is no model of an organisation, which stays where it is chosen and is taken nowhere', () => {
    const sea = createSyncSea(['d1', 'd2'])
    const [one, two] = sea.devices
    if (!one || !two) throw new Error('There are two')
    const choose = (device: typeof one, connection: string) =>
      sea.change(device, here => ({
        ...here,
        settings: { ...here.settings, lastModel: { connection, model: 'm' } },
      }))
    choose(two, 'default')
    sea.settle()
    choose(one, 'managed-gateway')
    sea.settle()
    expect(two.here.settings.lastModel?.connection).toBe('default')
    expect(JSON.stringify([...two.items])).not.toContain('gateway')
    choose(two, 'a')
    sea.settle()
    expect(one.here.settings.lastModel?.connection).toBe('managed-gateway')
    choose(one, 'b')
    sea.settle()
    expect(two.here.settings.lastModel?.connection).toBe('b')
    const here = { ...EMPTY, settings: { ...EMPTY.settings, lastModel: { connection: 'a', model: 'm' } } }
    for (const data of [{ connection: 'managed-gateway', model: 'm' }, null])
      expect(come('model', data, here).here).toBe(here)
  })

  test.each([
    'https://a.example/v1?api_key=sk-secret',
    'https://a.example/v1?pwd=sk-secret',
    'https://a.example/sk-secret1234567890/v1',
  ])('is no address with a secret in it, which is named: %s', url => {
    const { set, merged } = go({ ...EMPTY, connections: [PRESET, { ...connection, url }] })
    expect(JSON.stringify(set)).not.toContain('sk-secret')
    expect(merged.ledger.problems).toEqual([{ kind: 'connection', name: 'a.example', why: 'secret' }])
  })

  test('is not the connection that came with the extension, until it is changed or deleted', () => {
    const sea = createSyncSea(['d1', 'd2'])
    const [one, two] = sea.devices
    if (!one || !two) throw new Error('There are two')
    sea.settle()
    expect([...one.items.keys()]).toEqual(['order/0'])
    sea.change(one, here => ({ ...here, connections: [] }))
    sea.settle()
    expect(two.here.connections).toEqual([])
  })
})

describe('what comes', () => {
  test('is a connection that says what is missing here', () => {
    const { here } = come('connection/a', { ...incoming, needs: { key: true, headers: ['x-team'] } })
    expect(here.connections.at(-1)).toEqual({
      id: 'a',
      url: 'https://new.example/v1',
      model: 'm',
      hasKey: false,
      wants: { key: true, headers: ['x-team'] },
    })
  })

  test('leaves the key where it was given for, and says that it is missing at another origin', () => {
    const here = { ...EMPTY, connections: [{ ...connection, headerNames: ['x-team'] }, PRESET] }
    const needs = { key: true, headers: ['x-team'] }
    const [same] = come('connection/a', { ...incoming, url: 'https://a.example/v2', needs }, here).here
      .connections
    expect(same).toMatchObject({ url: 'https://a.example/v2', hasKey: true, headerNames: ['x-team'] })
    const [moved] = come('connection/a', { ...incoming, needs }, here).here.connections
    expect(moved).toMatchObject({ url: 'https://new.example/v1', hasKey: false, wants: needs })
    expect(moved).not.toHaveProperty('headerNames')
  })

  test('leaves it to this browser whether Origin is dropped, and for its server only', () => {
    const here = { ...EMPTY, connections: [{ ...connection, dropOrigin: true as const }, PRESET] }
    const same = { ...incoming, url: 'https://a.example/v2', dropOrigin: true }
    expect(come('connection/a', same, here).here.connections[0]).toHaveProperty('dropOrigin', true)
    expect(come('connection/a', incoming, here).here.connections[0]).not.toHaveProperty('dropOrigin')
    expect(come('connection/b', same, here).here.connections[2]).not.toHaveProperty('dropOrigin')
  })

  test.each([
    ['http://192.168.0.7/v1', undefined],
    ['https://user:pass@a.example', undefined],
    ['ftp://a.example', undefined],
    ['https://a.example/v1?api-version=1&key=sk-1', undefined],
    ['https://a.example/v1?pwd=1', undefined],
    ['https://a.example/sk-secret1234567890/v1', undefined],
    ['not an address', true],
  ])('is refused where a person could not enter its address: %s', (url, insecure) => {
    const merged = come('connection/a', { ...incoming, url, ...(insecure && { insecure }) })
    expect(merged.here.connections).toEqual(EMPTY.connections)
    expect(whyOf(merged)).toEqual(['refused'])
  })

  test('is told by its name, or by its host, when it is refused: two are not alike', () => {
    const nameOf = (data: object) => come('connection/c', { ...incoming, ...data }).ledger.problems[0]?.name
    expect(nameOf({ url: 'ftp://user:pass@c.example/v1' })).toBe('c.example')
    expect(nameOf({ url: 'ftp://c.example', name: 'Attic' })).toBe('Attic')
  })

  test('may be plain http where the person has switched that on', () => {
    const merged = come('connection/a', { ...incoming, url: 'http://192.168.0.7/v1', insecure: true })
    expect(merged.here.connections.at(-1)).toMatchObject({ url: 'http://192.168.0.7/v1', insecure: true })
  })

  test.each([
    ['connection/a', { url: 3 }],
    ['connection/a', 'text'],
    ['connection/a', { ...incoming, temperature: 'hot' }],
    ['connection/a', { ...incoming, needs: { key: 'sk-1' } }],
    ['order', { a: 1 }],
    ['failover', 'yes'],
    ['sites', ['javascript:alert(1)']],
  ])('is ignored and named where it has not the shape of a %s', (name, data) => {
    const merged = come(name, data)
    expect(merged.here).toBe(EMPTY)
    expect(whyOf(merged)).toEqual(['damaged'])
    expect(fitInto(new Map(), merged).set).not.toHaveProperty(`${name}/0`)
  })

  test.each([
    ['connection/a/0', null],
    ['connection/a/0', { v: 1, at: 'today', by: 'x', of: 1, sum: '', text: '{}' }],
    ['connection/a/0', { v: 1, at: 1, by: 'x', of: 1, sum: 'wrong', text: '{}' }],
    ['connection/a/0', { v: 1, at: 1e300, by: 'x', of: 1, sum: '', text: '' }],
    ['whatever', { v: 1 }],
  ])('is ignored and named where the item %s is none', (name, item) => {
    const items = new Map([[name, item]])
    const merged = merge({ rows: ROWS, here: EMPTY, ledger: settled(EMPTY), items, now: 9_000 })
    expect(merged.here).toBe(EMPTY)
    expect(whyOf(merged)).toEqual(['damaged'])
  })

  test('is left alone where a newer version wrote it, even by what was changed here since', () => {
    const [[name, item] = ['', {}]] = toItems('connection/a', there, incoming)
    const here = { ...EMPTY, connections: [connection] }
    const edited = { ...here, connections: [{ ...connection, model: 'edited' }] }
    for (const items of [
      new Map([[name, { ...(item as object), v: 2 }]]),
      toItems('prompt/a', there, 'Hi'),
      toItems('constructor/a', there, 'Hi'),
      toItems('__proto__/a', there, 'Hi'),
    ]) {
      const merged = merge({ rows: ROWS, here: edited, ledger: settled(here), items, now: 9_000 })
      const { set, remove } = fitInto(items, merged)
      expect(whyOf(merged)).toEqual(['newer'])
      expect(merged.here).toBe(edited)
      expect([...Object.keys(set), ...remove]).not.toContain([...items.keys()][0])
    }
  })

  test('stands over what was here before it was switched on, and what is here alone goes along', () => {
    const sea = createSyncSea(['d1', 'd2'])
    const [one, two] = sea.devices
    if (!one || !two) throw new Error('There are two')
    sea.change(one, here =>
      withConnection({ ...here, settings: { ...here.settings, failover: true } }, connection),
    )
    sea.run(one)
    for (let n = 0; n < 9; n++) sea.deliver(one, 0)
    sea.change(two, here =>
      withConnection(withConnection(here, { ...connection, model: 'old' }), { ...connection, id: 'b' }),
    )
    sea.settle()
    for (const { here } of sea.devices) {
      expect(here.connections.map(({ id, model }) => [id, model])).toEqual([
        ['default', 'm'],
        ['a', 'm'],
        ['b', 'm'],
      ])
      expect(here.settings.failover).toBe(true)
    }
  })
})

test('a deletion is remembered as long as another browser may be away, and no longer', () => {
  const sea = createSyncSea(['d1', 'd2'])
  const [one, two] = sea.devices
  if (!one || !two) throw new Error('There are two')
  sea.change(one, here => withConnection(here, connection))
  sea.settle()
  sea.change(one, here => ({ ...here, connections: [PRESET] }))
  sea.settle()
  expect(two.here.connections).toEqual([PRESET])
  expect(one.items.has('connection/a/0')).toBe(true)
  sea.pass(REMEMBERED + 1_000_000)
  sea.settle()
  for (const { items, ledger } of sea.devices) {
    expect(items.has('connection/a/0')).toBe(false)
    expect(ledger.known).not.toHaveProperty('connection/a')
  }
})

test('what was taken out of the sync comes back from whoever has it on', () => {
  const sea = createSyncSea(['d1', 'd2'])
  const [one, two] = sea.devices
  if (!one || !two) throw new Error('There are two')
  sea.change(one, here => withConnection(here, connection))
  sea.settle()
  two.items.clear()
  sea.settle()
  expect(two.here.connections).toHaveLength(2)
  expect(two.items.size).toBeGreaterThan(1)
})
