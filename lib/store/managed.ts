import { promisifyRequest } from 'idb-keyval'
import type { Connection, ConnectionId, Secret } from '../model/connection.ts'
import type { Managed, Policy, PolicyEntry } from '../model/managed.ts'
import { isSameOrigin } from '../model/origin.ts'
import { settingsSchema } from '../model/settings-schema.ts'
import { toldOf } from '../model/told-of.ts'
import { readConnections, readManaged } from './connection-reader.ts'
import { deleteConnection, putConnection, readSecret } from './connections.ts'
import { keys } from './keys.ts'
import { readFrom } from './records.ts'
import type { Database } from './use-store.ts'

/** By connection. */
export type Digests = ReadonlyMap<ConnectionId, string>

const NOTHING: Managed = { applied: {}, faults: [] }

/** What an organisation sets: its connections stand among the others, and go when it takes them away. */
export function createManagedStore({ strict, relaxed }: Database, preset: Connection) {
  return {
    /** `undefined` where no organisation has set anything. */
    managed: (): Promise<Managed | undefined> => relaxed('readonly', readManaged),

    /**
     * Makes the records agree with a policy, in one transaction. What was made of it before stays as it is until the
     * organisation says something else. Resolves to the connections that were written or are gone; `undefined` where
     * nothing changed.
     */
    applyPolicy: (policy: Policy, digests: Digests): Promise<ConnectionId[] | undefined> =>
      strict('readwrite', async store => {
        const [found, all] = await Promise.all([readManaged(store), readConnections(store, preset)])
        const managed = found ?? NOTHING
        const known = new Map(all.map(connection => [connection.id, connection]))
        const gone = goneOf(policy, managed, all)
        const changed = policy.entries.filter(entry => isChanged(entry, managed, known, digests))
        const next = toManaged(policy, managed, gone, digests)
        const isSame = JSON.stringify(next) === JSON.stringify(managed)
        if (isSame && changed.length + gone.length === 0) return undefined

        for (const id of gone) {
          deleteConnection(store, id)
          store.delete(keys.deletedConnection(id))
        }
        for (const entry of changed) await write(store, entry, known.get(entry.connection.id))
        if (JSON.stringify(next) === JSON.stringify(NOTHING)) store.delete(keys.managed())
        else store.put(next, keys.managed())
        const isOther = next.first !== undefined && next.first !== managed.first
        store.put(orderOf(all, changed, gone, isOther ? next.first : undefined), keys.connections())
        if (isOther) await forgetLastModel(store)
        await promisifyRequest(store.transaction)
        return [...gone, ...changed.map(({ connection }) => connection.id)]
      }),
  }
}

function goneOf({ kept, entries }: Policy, { applied }: Managed, all: readonly Connection[]): ConnectionId[] {
  if (kept === true) return []
  const named = new Set([...kept, ...entries.map(({ connection }) => connection.id)])
  // Of one that the person has deleted a key may still wait for an undo.
  const marked = all.filter(connection => connection.managed).map(({ id }) => id)
  return [...new Set([...Object.keys(applied), ...marked])].filter(id => !named.has(id))
}

function isChanged(
  { connection: { id, managed } }: PolicyEntry,
  { applied }: Managed,
  known: ReadonlyMap<ConnectionId, Connection>,
  digests: Digests,
): boolean {
  // One that is not locked may have been deleted.
  return applied[id] !== digests.get(id) || (managed?.locked === true && !known.get(id)?.managed?.locked)
}

function toManaged(
  { only, first, faults }: Policy,
  { applied }: Managed,
  gone: readonly ConnectionId[],
  digests: Digests,
): Managed {
  const kept = Object.entries(applied).filter(([id]) => !gone.includes(id))
  return {
    applied: { ...Object.fromEntries(kept), ...Object.fromEntries(digests) },
    ...(first !== undefined && { first }),
    ...(only && { only }),
    faults,
  }
}

/** With the key that the person gave, as long as it is for the same server and theirs to give. */
async function write(
  store: IDBObjectStore,
  { connection, secret }: PolicyEntry,
  known: Connection | undefined,
): Promise<void> {
  const { id, url } = connection
  const isSame = known?.managed !== undefined && isSameOrigin(known.url, url)
  const isTheirs = isSame && !known.managed?.key
  const stored = isTheirs ? await readSecret(store, id) : undefined
  const joined: Secret = secret.value || !stored ? secret : { ...secret, value: stored.value }
  store.delete(keys.deletedConnection(id))
  // What the person has allowed the server that is still the same.
  const allowed = isSame && known.dropOrigin && { dropOrigin: known.dropOrigin }
  putConnection(store, { ...connection, ...toldOf(joined), ...allowed }, known)
  store.put(joined, keys.secret(id))
}

/** New ones stand before the person's own, as the policy has them; who answers unless another is chosen stands first. */
function orderOf(
  all: readonly Connection[],
  changed: readonly PolicyEntry[],
  gone: readonly ConnectionId[],
  first: ConnectionId | undefined,
): ConnectionId[] {
  const ids = all.map(({ id }) => id)
  const added = changed.map(({ connection }) => connection.id).filter(id => !ids.includes(id))
  const order = [...added, ...ids.filter(id => !gone.includes(id))]
  return first !== undefined && order.includes(first) ? [first, ...order.filter(id => id !== first)] : order
}

/** What was chosen last would stand above who is to answer from now on. */
async function forgetLastModel(store: IDBObjectStore): Promise<void> {
  const settings = await readFrom(store, settingsSchema, keys.settings())
  if (!settings?.lastModel) return
  const { lastModel: _, ...rest } = settings
  store.put(rest, keys.settings())
}
