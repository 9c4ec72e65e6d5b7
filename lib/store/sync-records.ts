import { del, promisifyRequest, update } from 'idb-keyval'
import type { Connection } from '../model/connection.ts'
import { createId } from '../model/create-id.ts'
import { isFor, needsOf, withHeld } from '../model/held-secrets.ts'
import { isSameOrigin } from '../model/origin.ts'
import { DEFAULT_SETTINGS } from '../model/settings.ts'
import { settingsSchema } from '../model/settings-schema.ts'
import type { Syncable, SyncLedger, SyncProblem } from '../model/sync.ts'
import { syncLedgerSchema } from '../model/sync-schemas.ts'
import { toldOf } from '../model/told-of.ts'
import { readConnections } from './connection-reader.ts'
import { putConnection, putOrder, readSecret, shelveConnection } from './connections.ts'
import { keys, read } from './keys.ts'
import type { Database } from './use-store.ts'

/** What a person's browsers have in common, and what this one knows of that. */
export interface SyncedPart {
  readonly here: Syncable
  readonly ledger: SyncLedger
}

export function createSyncRecords({ strict }: Database, preset: Connection) {
  return {
    /**
     * One transaction, so that nothing that a person does meanwhile gets lost: `change` waits for nothing. Where it gives
     * nothing, nothing is written.
     */
    changeSynced: <T extends SyncedPart>(
      change: (before: SyncedPart) => T | undefined,
      at: number,
    ): Promise<T | undefined> =>
      strict('readwrite', async store => {
        const [connections, settings, ledger] = await Promise.all([
          readConnections(store, preset),
          promisifyRequest<unknown>(store.get(keys.settings())),
          promisifyRequest<unknown>(store.get(keys.sync())),
        ])
        const before: SyncedPart = {
          here: { connections, settings: read(settingsSchema, settings) ?? DEFAULT_SETTINGS },
          ledger: read(syncLedgerSchema, ledger) ?? { device: createId(at), known: {}, problems: [] },
        }
        const after = change(before)
        if (after) {
          store.put(after.ledger, keys.sync())
          if (after.here.settings !== before.here.settings) store.put(after.here.settings, keys.settings())
          await putConnections(store, connections, after.here.connections, at)
        }
        await promisifyRequest(store.transaction)
        return after
      }),

    /** As if it had never been synced: what is switched on again joins anew. */
    forgetSync: (): Promise<void> => del(keys.sync(), strict),

    async saveSyncProblems(problems: readonly SyncProblem[]): Promise<void> {
      await update<unknown>(
        keys.sync(),
        record => {
          const ledger = read(syncLedgerSchema, record)
          return ledger ? { ...ledger, problems } : record
        },
        strict,
      )
    },
  }
}

async function putConnections(
  store: IDBObjectStore,
  before: readonly Connection[],
  after: readonly Connection[],
  at: number,
): Promise<void> {
  for (const [place, connection] of before.entries()) {
    if (!after.some(({ id }) => id === connection.id))
      await shelveConnection(store, connection.id, connection, place, at)
  }
  for (const connection of after) {
    const known = before.find(({ id }) => id === connection.id)
    if (known === connection) continue
    putConnection(store, await withOwnSecret(store, connection, known), known)
  }
  const isSameOrder =
    before.length === after.length && after.every(({ id }, place) => before[place]?.id === id)
  if (!isSameOrder) putOrder(store, after)
}

/**
 * A secret stays what it was given for: it is kept where the address now leads elsewhere, for that may be taken back, and
 * goes to nobody else.
 */
async function withOwnSecret(
  store: IDBObjectStore,
  connection: Connection,
  known: Connection | undefined,
): Promise<Connection> {
  if (!known || isSameOrigin(known.url, connection.url)) return connection
  const secret = await readSecret(store, connection.id)
  if (!secret) return connection
  const bound = { ...secret, origin: secret.origin ?? new URL(known.url).origin }
  store.put(bound, keys.secret(connection.id))
  return isFor(bound, connection.url)
    ? withHeld(connection, needsOf(connection), toldOf(bound))
    : { ...connection, keptFor: bound.origin }
}
