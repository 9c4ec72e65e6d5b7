import type { LastModel } from '../model/connection.ts'
import type { Settings } from '../model/settings.ts'
import type { CommandOf } from '../protocol/command.ts'
import type { Store } from '../store/store.ts'
import type { Branches } from './branches.ts'

/** As many as are easily looked over. */
const MOST_RECENT = 5

interface Options {
  readonly store: Pick<Store, 'updateSettings'>
  readonly branches: Pick<Branches, 'configure'>
  readonly onSettings: (settings: Settings) => void
}

/** Gives a conversation another model, and new conversations with it. */
export function createModelChoice({ store, branches, onSettings }: Options) {
  return async ({ conversationId, connectionId, model }: CommandOf<'choose-model'>): Promise<void> => {
    const chosen = { connection: connectionId, model }
    const isOther = (recent: LastModel) => recent.connection !== connectionId || recent.model !== model
    await branches.configure(conversationId, { connection: connectionId, model })
    onSettings(
      await store.updateSettings(settings => ({
        ...settings,
        lastModel: chosen,
        recentModels: [chosen, ...(settings.recentModels ?? []).filter(isOther)].slice(0, MOST_RECENT),
      })),
    )
  }
}
