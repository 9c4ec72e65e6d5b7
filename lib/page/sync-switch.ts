import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Settings } from '../model/settings.ts'
import type { SyncProblem } from '../model/sync.ts'
import type { Command } from '../protocol/command.ts'
import type { Reply, Update } from '../protocol/update.ts'
import type { Store } from '../store/store.ts'
import { createStoredSignal } from './stored-signal.ts'

/** Whether connections and settings follow the person through the browser's own sync, and what of them does not. */
export interface SyncSwitch {
  /** `undefined` until it is known. */
  readonly on: ReadonlySignal<boolean | undefined>
  readonly problems: ReadonlySignal<readonly SyncProblem[]>
  /** It is off, and something lies there. */
  readonly isLeft: ReadonlySignal<boolean>
  set(on: boolean): void
  /** Takes out what lies there. */
  clear(): Promise<Reply>
}

interface Options {
  readonly store: Pick<Store, 'syncProblems'>
  readonly settings: ReadonlySignal<Settings | undefined>
  readonly send: (command: Command) => Promise<Reply>
  /** Whether anything lies in the browser's sync. */
  readonly hasSynced: () => Promise<boolean>
}

export function createSyncSwitch({ store, settings, send, hasSynced }: Options): SyncSwitch & {
  receive(update: Update): void
  /** Reads anew what did not follow. */
  refresh(): void
} {
  const { signal: problems, tell, refresh } = createStoredSignal<readonly SyncProblem[]>(store.syncProblems)
  const isThere = signal(false)
  const on = computed(() => settings.value && settings.value.sync === true)

  async function look(): Promise<void> {
    // A browser that cannot say it has nothing to take out.
    isThere.value = await hasSynced().catch(() => false)
  }

  effect(() => {
    if (on.value === false) void look()
  })

  return {
    on,
    problems: computed(() => (on.value && problems.value) || []),
    isLeft: computed(() => on.value === false && isThere.value),
    set: on => void send({ type: 'set-sync', on }),
    async clear() {
      const reply = await send({ type: 'clear-sync' })
      await look()
      return reply
    },
    refresh,
    receive(update) {
      if (update.type === 'sync-problems') tell(update.problems)
    },
  }
}
