import { del, get, set, update } from 'idb-keyval'
import * as v from 'valibot'
import { idSchema } from '../model/schemas.ts'
import { DEFAULT_SETTINGS, type Settings } from '../model/settings.ts'
import { settingsSchema } from '../model/settings-schema.ts'
import { keys, read } from './keys.ts'
import { isNewer } from './migrate.ts'
import type { Database } from './use-store.ts'

/** The settings, and what was shown last. */
export function createChoices({ strict, relaxed }: Database) {
  return {
    /** Whether everything that writes is refused, for a newer version's sake. */
    isReadOnly: (): Promise<boolean> => relaxed('readonly', store => isNewer(store)),

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
