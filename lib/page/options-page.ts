import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Connection } from '../model/connection.ts'
import type { Settings } from '../model/settings.ts'
import { ALL_SITES } from '../platform/all-sites.ts'
import type { ConnectionForm } from '../protocol/command.ts'
import type { Reply } from '../protocol/update.ts'
import type { StoreReader } from '../store/store.ts'
import { createLink, type LinkPort } from './link.ts'
import type { Site } from './site-switch.ts'

/** What the options page shows, and what can be done there. */
export interface OptionsPage {
  readonly connection: ReadonlySignal<Connection | undefined>
  readonly sites: ReadonlySignal<readonly Site[]>
  readonly allSites: ReadonlySignal<boolean>
  /** Must be called in a click: the browser asks the person for the server's host. */
  save(form: ConnectionForm): Promise<Reply>
  /** Sends one real, short request with the form as it stands; saves nothing. In a click, as `save`. */
  test(form: ConnectionForm): Promise<Reply>
  /** In a click, to switch on. */
  setSite(origin: string, on: boolean): void
  /** In a click, to switch on. */
  setAllSites(on: boolean): void
}

interface Options {
  readonly store: StoreReader
  readonly connect: () => LinkPort
  readonly requestOrigin: (origin: string) => Promise<boolean>
  readonly hasOrigin: (origin: string) => Promise<boolean>
  readonly onOriginsChanged: (changed: () => void) => void
  /** The server that needs no permission by default. */
  readonly presetOrigin: string
}

export function createOptionsPage(options: Options): OptionsPage {
  const { store, connect, requestOrigin, hasOrigin, onOriginsChanged, presetOrigin } = options
  const connection = signal<Connection | undefined>(undefined)
  const settings = signal<Settings | undefined>(undefined)
  const granted = signal<readonly string[]>([])

  const link = createLink({
    connect,
    greeting: () => [],
    onUpdate(update) {
      if (update.type === 'connection') connection.value = update.connection
      if (update.type === 'settings') settings.value = update.settings
    },
  })

  async function lookWhatIsGranted(): Promise<void> {
    const origins = [ALL_SITES, ...(settings.value?.sites ?? [])]
    const answers = await Promise.all(origins.map(hasOrigin))
    granted.value = origins.filter((_, index) => answers[index])
  }

  onOriginsChanged(lookWhatIsGranted)
  effect(() => void lookWhatIsGranted())
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

  const isGranted = (origin: string) => granted.value.includes(ALL_SITES) || granted.value.includes(origin)

  /** A refusal is no reason to stop: a server that allows cross-origin requests needs no permission. */
  async function requestServer({ url }: ConnectionForm): Promise<void> {
    const origin = URL.canParse(url) ? new URL(url).origin : 'null'
    if (origin !== 'null' && origin !== presetOrigin) await requestOrigin(origin).catch(() => false)
  }

  return {
    connection,
    sites: computed(() =>
      (settings.value?.sites ?? []).map(origin => ({
        origin,
        host: new URL(origin).host,
        on: isGranted(origin),
      })),
    ),
    allSites: computed(() => (settings.value?.allSites ?? false) && granted.value.includes(ALL_SITES)),

    async save(form) {
      await requestServer(form)
      return link.send({ type: 'save-connection', connection: form })
    },

    async test(form) {
      await requestServer(form)
      return link.send({ type: 'test-connection', connection: form })
    },

    setSite(origin, on) {
      void link.send({ type: 'set-site', origin, on })
      if (on) void requestOrigin(origin)
    },

    setAllSites(on) {
      void link.send({ type: 'set-all-sites', on })
      if (on) void requestOrigin(ALL_SITES)
    },
  }
}
