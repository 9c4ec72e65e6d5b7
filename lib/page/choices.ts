import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { Chosen } from '../model/chosen-connection.ts'
import type { Connection } from '../model/connection.ts'
import type { Settings } from '../model/settings.ts'
import type { Update } from '../protocol/update.ts'
import type { StoreReader } from '../store/store.ts'

/** The servers and the settings that the person chose: as they are stored, then as the background tells. */
export interface Choices {
  /** In the person's order. */
  readonly connections: ReadonlySignal<readonly Connection[] | undefined>
  readonly settings: ReadonlySignal<Settings | undefined>
  /** Both, once both are there. */
  readonly chosen: ReadonlySignal<Chosen | undefined>
  receive(update: Update): void
}

export function createChoices(store: Pick<StoreReader, 'connections' | 'settings'>): Choices {
  const connections = signal<readonly Connection[] | undefined>(undefined)
  const settings = signal<Settings | undefined>(undefined)
  const lastModel = computed(() => settings.value?.lastModel)

  // A store that cannot be read here says so in the background.
  store.connections().then(
    stored => {
      connections.value ??= stored
    },
    () => {},
  )
  store.settings().then(
    stored => {
      settings.value ??= stored
    },
    () => {},
  )

  return {
    connections,
    settings,
    chosen: computed(
      () =>
        connections.value && settings.value && { connections: connections.value, lastModel: lastModel.value },
    ),
    receive(update) {
      if (update.type === 'connections') connections.value = update.connections
      if (update.type === 'settings') settings.value = update.settings
    },
  }
}
