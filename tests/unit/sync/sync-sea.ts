import type { Connection } from '../../../lib/model/connection.ts'
import { withHeld } from '../../../lib/model/held-secrets.ts'
import { DEFAULT_SETTINGS } from '../../../lib/model/settings.ts'
import type { Syncable, SyncLedger } from '../../../lib/model/sync.ts'
import { fitInto } from '../../../lib/sync/fit-into.ts'
import { merge } from '../../../lib/sync/merge.ts'
import { createRows } from '../../../lib/sync/rows.ts'

export const PRESET: Connection = {
  id: 'default',
  url: 'https://preset.example',
  model: 'm',
  hasKey: false,
}
export const ROWS = createRows(PRESET)
export const EMPTY: Syncable = { connections: [PRESET], settings: { ...DEFAULT_SETTINGS, sync: true } }

type Change = readonly [name: string, value: unknown]

/**
 * Browsers of one account. A change reaches the account, and from there each of the others, item by item, whenever
 * `deliver` says so: late, in any order, a part at a time. Of one item the account keeps what came last.
 */
export function createSyncSea(names: readonly string[]) {
  const account = new Map<string, unknown>()
  let time = 1_000_000
  const devices = names.map(device => ({
    device,
    here: EMPTY,
    ledger: { device, known: {}, problems: [] } as SyncLedger,
    items: new Map<string, unknown>(),
    outgoing: [] as Change[],
    incoming: new Set<string>(),
  }))
  type Device = (typeof devices)[number]

  const put = (items: Map<string, unknown>, [name, value]: Change) =>
    value === undefined ? items.delete(name) : items.set(name, value)

  function run(device: Device): boolean {
    const { here, ledger, items } = device
    const merged = merge({ rows: ROWS, here, ledger, items, now: ++time })
    const { remove, set } = fitInto(items, merged)
    device.here = merged.here
    device.ledger = merged.ledger
    const changes: Change[] = [...remove.map(name => [name, undefined] as const), ...Object.entries(set)]
    for (const change of changes) put(items, change)
    device.outgoing.push(...changes)
    return changes.length > 0
  }

  /** One item up or down; `pick` says which of those on the way. */
  function deliver(device: Device, pick: number): boolean {
    const [change] = device.outgoing.splice(pick % Math.max(1, device.outgoing.length), 1)
    if (change) {
      put(account, change)
      for (const other of devices) if (other !== device) other.incoming.add(change[0])
      return true
    }
    const name = [...device.incoming][pick % Math.max(1, device.incoming.size)]
    if (name === undefined) return false
    device.incoming.delete(name)
    put(device.items, [name, account.get(name)])
    return true
  }

  return {
    devices,
    run,
    deliver,
    pass(milliseconds: number) {
      time += milliseconds
    },
    change(device: Device, next: (here: Syncable) => Syncable) {
      device.here = next(device.here)
    },
    /** Everything arrives, and everyone looks at it, until nobody has anything to say. */
    settle() {
      for (let round = 0; round < 60; round++) {
        let moved = false
        for (const device of devices) while (deliver(device, 0)) moved = true
        for (const device of devices) moved = run(device) || moved
        if (!moved) return
      }
      throw new Error('They never come to rest')
    },
  }
}

export const withConnection = (here: Syncable, connection: Connection): Syncable => ({
  ...here,
  connections: here.connections.some(({ id }) => id === connection.id)
    ? here.connections.map(one => (one.id === connection.id ? connection : one))
    : [...here.connections, connection],
})

/** Of everything that goes, as all browsers are to have it in the end. */
export const common = ({ connections, settings }: Syncable) => ({
  connections: connections.map(connection => withHeld(connection, {}, { hasKey: false })),
  settings,
})
