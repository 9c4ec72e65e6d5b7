import type { Connection } from '../model/connection.ts'
import type { Settings } from '../model/settings.ts'
import type { BackgroundStore } from '../store/store.ts'
import { createRows } from '../sync/rows.ts'
import { createConnectionCommands } from './connection-commands.ts'
import { createHostGrants, type GrantBrowser } from './host-grants.ts'
import { createManagedConnections } from './managed-connections.ts'
import { createOriginRules, type RuleBrowser } from './origin-rules.ts'
import type { Surfaces } from './surfaces.ts'
import { createSync, type SyncArea } from './sync.ts'

export interface ServersBrowser {
  readonly fetch: typeof fetch
  readonly rules: RuleBrowser
  /** What an administrator has set; empty where nobody has. */
  readonly readPolicy: () => Promise<Readonly<Record<string, unknown>>>
  readonly syncArea: SyncArea
  readonly giveBack: GrantBrowser['giveBack']
}

interface Options extends ServersBrowser {
  readonly store: BackgroundStore
  readonly surfaces: Surfaces
  readonly toPattern: GrantBrowser['toPattern']
  /** The connection before the person chose any. */
  readonly preset: Connection
  /** Who answers may be another one. */
  readonly onConnections: () => void
  /** Something came from another browser. */
  readonly onReceived: () => Promise<void>
  readonly now: () => number
  readonly onError: (what: string, error: unknown) => void
}

/** Which servers there are, whoever says so: the person, their organisation, another browser of theirs. */
export function createServers(options: Options) {
  const { store, surfaces, rules, readPolicy, syncArea, preset, onConnections, onReceived, now, onError } =
    options
  const originRules = createOriginRules({ store, browser: rules, onError })
  const reviewGrants = createHostGrants({ store, browser: options, onError })

  function tellSettings(settings: Settings): void {
    surfaces.tell({ type: 'settings', settings })
    sync.soon()
  }

  function tellConnections(connections: readonly Connection[]): void {
    originRules.reconcile()
    surfaces.tell({ type: 'connections', connections })
    onConnections()
    void reviewGrants()
  }

  const sync = createSync({
    store,
    area: syncArea,
    rows: createRows(preset),
    async onReceived() {
      tellConnections(await store.connections())
      surfaces.tell({ type: 'settings', settings: await store.settings() })
      await onReceived()
    },
    onProblems: problems => surfaces.tell({ type: 'sync-problems', problems }),
    async switchTo(on) {
      const settings = await store.updateSettings(({ sync: _, ...settings }) =>
        on ? { ...settings, sync: true } : settings,
      )
      surfaces.tell({ type: 'settings', settings })
    },
    now,
    onError,
  })

  const connections = createConnectionCommands({
    store,
    onChanged(connections) {
      tellConnections(connections)
      sync.soon()
    },
    onSettings: tellSettings,
    now,
  })

  const managed = createManagedConnections({
    store,
    readPolicy,
    async onChanged() {
      await connections.tell()
      tellSettings(await store.settings())
    },
  })

  return {
    connections,
    managed,
    sync,
    originRules,
    reviewGrants,
    /** What is told to the pages goes to the other browsers, too. */
    tellSettings,
    /** The rules that a request may need are gone with the browser that had them: none goes before they are back. */
    fetch: async (...request: Parameters<typeof fetch>): Promise<Response> => {
      await originRules.settled()
      return options.fetch(...request)
    },
  }
}
