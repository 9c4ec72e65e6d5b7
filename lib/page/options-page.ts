import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Connection } from '../model/connection.ts'
import { ALL_SITES } from '../platform/all-sites.ts'
import type { Command, ConnectionForm } from '../protocol/command.ts'
import type { Reply } from '../protocol/update.ts'
import type { Store, StoreReader } from '../store/store.ts'
import { createChoices } from './choices.ts'
import { createKeptHistory, type KeptHistory } from './kept-history.ts'
import { createLink, type LinkPort } from './link.ts'
import type { Site } from './site-switch.ts'

/** What the options page shows, and what can be done there. */
export interface OptionsPage {
  readonly connection: ReadonlySignal<Connection | undefined>
  readonly sites: ReadonlySignal<readonly Site[]>
  readonly allSites: ReadonlySignal<boolean>
  /** Whether the model is asked for the names of conversations. */
  readonly modelTitles: ReadonlySignal<boolean>
  readonly kept: KeptHistory
  /** Must be called in a click: beside saving, the browser asks the person for the server's host. */
  save(form: ConnectionForm): Promise<Reply>
  /** Once the person has answered the browser, sends one real, short request with the form as it stands. */
  test(form: ConnectionForm): Promise<Reply>
  /** In a click, to switch on. */
  setSite(origin: string, on: boolean): void
  /** In a click, to switch on. */
  setAllSites(on: boolean): void
  /** For what else the page has to say to the background, over the same port. */
  send(command: Command): Promise<Reply>
  setModelTitles(on: boolean): void
}

interface Options {
  readonly store: StoreReader & Pick<Store, 'amount'>
  readonly connect: () => LinkPort
  readonly onAwake: (awake: () => void) => void
  readonly requestOrigin: (origin: string) => Promise<boolean>
  readonly hasOrigin: (origin: string) => Promise<boolean>
  readonly onOriginsChanged: (changed: () => void) => void
  /** An address that the background would refuse is not asked a permission for. */
  readonly parseServerUrl: (text: string) => { readonly url?: string }
  /** The server that needs no permission by default. */
  readonly presetOrigin: string
  readonly storedBytes: () => Promise<number | undefined>
  readonly now: () => number
}

export function createOptionsPage(options: Options): OptionsPage {
  const {
    store,
    connect,
    onAwake,
    requestOrigin,
    hasOrigin,
    onOriginsChanged,
    parseServerUrl,
    presetOrigin,
    storedBytes,
    now,
  } = options
  const choices = createChoices(store)
  const { connection, settings } = choices
  const granted = signal<readonly string[]>([])

  const link = createLink({
    connect,
    greeting: () => [],
    isWaiting: () => false,
    onAwake,
    onUpdate(update) {
      choices.receive(update)
      kept.receive(update)
    },
  })

  const kept = createKeptHistory({ store, settings, send: link.send, storedBytes, now })

  async function lookWhatIsGranted(): Promise<void> {
    const origins = [ALL_SITES, ...(settings.value?.sites ?? [])]
    const answers = await Promise.all(origins.map(hasOrigin))
    granted.value = origins.filter((_, index) => answers[index])
  }

  onOriginsChanged(lookWhatIsGranted)
  effect(() => void lookWhatIsGranted())

  const isGranted = (origin: string) => granted.value.includes(ALL_SITES) || granted.value.includes(origin)

  /**
   * In the click, without waiting for it. A refusal is no reason to stop: a server that allows cross-origin requests
   * needs no permission.
   */
  async function requestServer(form: ConnectionForm): Promise<void> {
    const { url } = parseServerUrl(form.url)
    if (url === undefined) return
    const { origin } = new URL(url)
    if (origin !== presetOrigin) await requestOrigin(origin)
  }

  return {
    connection,
    kept,
    sites: computed(() =>
      (settings.value?.sites ?? []).map(origin => ({
        origin,
        host: new URL(origin).host,
        on: isGranted(origin),
      })),
    ),
    allSites: computed(() => (settings.value?.allSites ?? false) && granted.value.includes(ALL_SITES)),

    save(form) {
      void requestServer(form)
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

    send: link.send,

    modelTitles: computed(() => settings.value?.modelTitles ?? false),

    setModelTitles(on) {
      void link.send({ type: 'set-model-titles', on })
    },

    setAllSites(on) {
      void link.send({ type: 'set-all-sites', on })
      if (on) void requestOrigin(ALL_SITES)
    },
  }
}
