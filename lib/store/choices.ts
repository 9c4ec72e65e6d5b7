import { del, get, promisifyRequest, set, update } from 'idb-keyval'
import * as v from 'valibot'
import {
  type Connection,
  type ConnectionId,
  DEFAULT_CONNECTION_ID,
  type Secret,
} from '../model/connection.ts'
import { connectionSchema, idSchema, secretSchema, settingsSchema } from '../model/schemas.ts'
import { DEFAULT_SETTINGS, type Settings } from '../model/settings.ts'
import { keys, read } from './keys.ts'
import { isNewer } from './migrations.ts'
import type { Database } from './use-store.ts'

/** The server, its key, and the settings. `preset` is the connection before the person chose one. */
export function createChoices({ strict, relaxed }: Database, preset: Connection) {
  return {
    /** Whether everything that writes is refused, for a newer version's sake. */
    isReadOnly: (): Promise<boolean> => relaxed('readonly', store => isNewer(store)),

    async connection(): Promise<Connection> {
      return read(connectionSchema, await get(keys.connection(DEFAULT_CONNECTION_ID), relaxed)) ?? preset
    },

    /** One transaction, so that a key never meets another server's address; `secret` absent keeps the stored one. */
    saveConnection(connection: Connection, secret: Secret | null | undefined): Promise<void> {
      return strict('readwrite', store => {
        store.put(connection, keys.connection(connection.id))
        if (secret) store.put(secret, keys.secret(connection.id))
        if (secret === null) store.delete(keys.secret(connection.id))
        return promisifyRequest(store.transaction)
      })
    },

    /** For the background alone: a page has no business with a key. */
    async secret(id: ConnectionId): Promise<Secret | undefined> {
      return read(secretSchema, await get(keys.secret(id), relaxed))
    },

    async settings(): Promise<Settings> {
      return read(settingsSchema, await get(keys.settings(), relaxed)) ?? DEFAULT_SETTINGS
    },

    async updateSettings(change: (settings: Settings) => Settings): Promise<Settings> {
      let changed = DEFAULT_SETTINGS
      await update<unknown>(
        keys.settings(),
        record => {
          changed = change(read(settingsSchema, record) ?? DEFAULT_SETTINGS)
          return changed
        },
        strict,
      )
      return changed
    },

    /** When conversations were last looked through for what is too old; 0 for never. */
    async swept(): Promise<number> {
      return read(v.number(), await get(keys.swept(), relaxed)) ?? 0
    },

    async saveSwept(at: number): Promise<void> {
      await set(keys.swept(), at, relaxed)
    },

    /** The conversation that a surface (`popup`, `panel`) showed last. */
    async last(surface: string): Promise<string | undefined> {
      return read(idSchema, await get(keys.last(surface), relaxed))
    },

    async saveLast(surface: string, conversationId: string): Promise<void> {
      await update(keys.last(surface), () => conversationId, relaxed)
    },

    async forgetLast(surface: string): Promise<void> {
      await del(keys.last(surface), relaxed)
    },
  }
}
