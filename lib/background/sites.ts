import type { Settings } from '../model/settings.ts'
import { ALL_SITES } from '../platform/all-sites.ts'
import type { Store } from '../store/store.ts'

/** What the selection button needs of a browser. */
export interface ScriptBrowser {
  hasOrigin(origin: string): Promise<boolean>
  toPattern(origin: string): string
  /** Makes the registered match patterns exactly these; none unregisters. */
  register(patterns: readonly string[]): Promise<void>
  /** Injects into the tabs that are open on these patterns. */
  inject(patterns: readonly string[]): Promise<void>
  /** Tells every tab which origins keep the button (`*` for all); in others it goes. */
  withdraw(kept: readonly string[]): Promise<void>
}

export interface Sites {
  setSite(origin: string, on: boolean): Promise<void>
  setAllSites(on: boolean): Promise<void>
  /** Makes what is registered and what stands in open tabs agree with what the person chose and granted. */
  reconcile(): Promise<void>
}

interface Options {
  readonly store: Pick<Store, 'settings' | 'updateSettings'>
  readonly browser: ScriptBrowser
  readonly onSettings: (settings: Settings) => void
}

export function createSites({ store, browser, onSettings }: Options): Sites {
  let queue: Promise<unknown> = Promise.resolve()

  async function apply(): Promise<void> {
    const { sites, allSites } = await store.settings()
    const wanted = allSites ? [ALL_SITES, ...sites] : sites
    const granted = await Promise.all(wanted.map(browser.hasOrigin))
    const kept = wanted.filter((_, index) => granted[index])
    const patterns = kept.includes(ALL_SITES)
      ? [browser.toPattern(ALL_SITES)]
      : [...new Set(kept.map(browser.toPattern))]
    await browser.register(patterns)
    await browser.withdraw(kept)
    await browser.inject(patterns)
  }

  /** One at a time: two at once would register twice. */
  function reconcile(): Promise<void> {
    const done = queue.then(apply)
    queue = done.catch(() => {})
    return done
  }

  async function change(next: (settings: Settings) => Settings): Promise<void> {
    onSettings(await store.updateSettings(next))
    await reconcile()
  }

  return {
    reconcile,

    setSite: (origin, on) =>
      change(settings => {
        const others = settings.sites.filter(site => site !== origin)
        return { ...settings, sites: on ? [...others, origin] : others }
      }),

    setAllSites: on => change(settings => ({ ...settings, allSites: on })),
  }
}
