import { computed, type ReadonlySignal } from '@preact/signals'
import type { Chosen } from '../model/chosen-connection.ts'
import type { Connection } from '../model/connection.ts'
import type { Settings } from '../model/settings.ts'
import type { Update } from '../protocol/update.ts'
import type { StoreReader } from '../store/store.ts'
import { createStoredSignal } from './stored-signal.ts'

/** The servers and the settings that the person chose: as they are stored, then as the background tells. */
export interface Choices {
  /** In the person's order. */
  readonly connections: ReadonlySignal<readonly Connection[] | undefined>
  readonly settings: ReadonlySignal<Settings | undefined>
  /** Both, once both are there. */
  readonly chosen: ReadonlySignal<Chosen | undefined>
  receive(update: Update): void
  /** Reads both anew. */
  refresh(): void
}

export function createChoices(store: Pick<StoreReader, 'connections' | 'settings'>): Choices {
  const connections = createStoredSignal<readonly Connection[]>(store.connections)
  const settings = createStoredSignal(store.settings)
  const lastModel = computed(() => settings.signal.value?.lastModel)

  return {
    connections: connections.signal,
    settings: settings.signal,
    chosen: computed(() => {
      const all = connections.signal.value
      return all && settings.signal.value && { connections: all, lastModel: lastModel.value }
    }),
    refresh() {
      connections.refresh()
      settings.refresh()
    },
    receive(update) {
      if (update.type === 'connections') connections.tell(update.connections)
      if (update.type === 'settings') settings.tell(update.settings)
    },
  }
}
