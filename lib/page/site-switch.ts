import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { Settings } from '../model/settings.ts'
import { ALL_SITES } from '../platform/all-sites.ts'
import type { Command } from '../protocol/command.ts'
import type { Reply } from '../protocol/update.ts'

/** A site on which the selection button can stand. */
export interface Site {
  readonly origin: string
  readonly host: string
  readonly on: boolean
}

export interface PageSite extends Site {
  /** Whether it is on because every site is: no switch for this one alone can change that. */
  readonly everywhere: boolean
}

/** The popup's switch for the page in front of the person. */
export interface SiteSwitch {
  /** `undefined` on pages that are closed to extensions. */
  readonly site: ReadonlySignal<PageSite | undefined>
  /** Must be called in a click: to switch on, the browser asks the person for this one site. */
  set(on: boolean): void
}

interface Options {
  readonly settings: ReadonlySignal<Settings | undefined>
  readonly currentOrigin: () => Promise<string | undefined>
  readonly hasOrigin: (origin: string) => Promise<boolean>
  readonly requestOrigin: (origin: string) => Promise<boolean>
  readonly send: (command: Command) => Promise<Reply>
}

export function createSiteSwitch(options: Options): SiteSwitch {
  const { settings, currentOrigin, hasOrigin, requestOrigin, send } = options
  const origin = signal<string | undefined>(undefined)
  const granted = signal({ here: false, everywhere: false })

  async function lookWhatIsGranted(found: string): Promise<void> {
    const [here, everywhere] = await Promise.all([hasOrigin(found), hasOrigin(ALL_SITES)])
    granted.value = { here, everywhere }
  }

  currentOrigin().then(
    async found => {
      origin.value = found
      if (found) await lookWhatIsGranted(found)
    },
    () => {},
  )

  return {
    site: computed(() => {
      const here = origin.value
      if (!here || !settings.value) return undefined
      const { sites, allSites } = settings.value
      const everywhere = allSites && granted.value.everywhere
      const on = everywhere || (sites.includes(here) && granted.value.here)
      return { origin: here, host: new URL(here).host, on, everywhere }
    }),

    set(on) {
      const here = origin.value
      if (!here) return
      // Said before the browser asks: its dialog closes the popup.
      void send({ type: 'set-site', origin: here, on })
      if (!on) return
      void requestOrigin(here).then(allowed => {
        granted.value = { ...granted.value, here: allowed }
        if (!allowed) void send({ type: 'set-site', origin: here, on: false })
      })
    },
  }
}
