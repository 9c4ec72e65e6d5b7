import { isOutdated } from '../model/is-outdated.ts'
import type { KeepDays, Settings } from '../model/settings.ts'
import type { Store } from '../store/store.ts'
import type { Shelf } from './shelf.ts'

/** Keeps conversations for as long as the person wants. */
export interface Retention {
  /** `null` keeps everything; what is older than so many days goes at once. */
  set(days: KeepDays | null): Promise<void>
  /** Lets go of what is too old, once a day. */
  apply(): Promise<void>
}

interface Options {
  readonly store: Pick<Store, 'settings' | 'updateSettings' | 'heads' | 'swept' | 'saveSwept'>
  readonly shelf: Pick<Shelf, 'expire'>
  readonly onSettings: (settings: Settings) => void
  readonly now: () => number
}

const DAY = 86_400_000

export function createRetention({ store, shelf, onSettings, now }: Options): Retention {
  let applying: Promise<void> | undefined

  async function sweep(days: KeepDays): Promise<void> {
    const at = now()
    const old = (await store.heads()).filter(head => isOutdated(head, days, at))
    await shelf.expire(
      old.map(({ id }) => id),
      head => isOutdated(head, days, at),
    )
    await store.saveSwept(at)
  }

  async function sweepWhenDue(): Promise<void> {
    const { keepDays } = await store.settings()
    if (keepDays !== undefined && (await store.swept()) <= now() - DAY) await sweep(keepDays)
  }

  return {
    async set(days) {
      onSettings(
        await store.updateSettings(({ keepDays: _, ...settings }) =>
          days === null ? settings : { ...settings, keepDays: days },
        ),
      )
      if (days !== null) await sweep(days)
    },

    apply() {
      applying ??= sweepWhenDue().finally(() => {
        applying = undefined
      })
      return applying
    },
  }
}
