import { type ReadonlySignal, signal } from '@preact/signals'
import type { Connection } from '../model/connection.ts'
import type { Settings } from '../model/settings.ts'
import type { Update } from '../protocol/update.ts'
import type { StoreReader } from '../store/store.ts'

/** The server and the settings that the person chose: as they are stored, then as the background tells. */
export interface Choices {
  readonly connection: ReadonlySignal<Connection | undefined>
  readonly settings: ReadonlySignal<Settings | undefined>
  receive(update: Update): void
}

export function createChoices(store: Pick<StoreReader, 'connection' | 'settings'>): Choices {
  const connection = signal<Connection | undefined>(undefined)
  const settings = signal<Settings | undefined>(undefined)

  // A store that cannot be read here says so in the background.
  store.connection().then(
    stored => {
      connection.value ??= stored
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
    connection,
    settings,
    receive(update) {
      if (update.type === 'connection') connection.value = update.connection
      if (update.type === 'settings') settings.value = update.settings
    },
  }
}
