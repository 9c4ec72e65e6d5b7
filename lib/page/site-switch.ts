import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { Settings } from '../model/settings.ts'
import type { Command } from '../protocol/command.ts'
import type { Reply } from '../protocol/update.ts'

/** A site on which the selection button can stand. */
export interface Site {
  readonly origin: string
  readonly host: string
  readonly on: boolean
}

/** The popup's switch for the page in front of the person. */
export interface SiteSwitch {
  /** `undefined` on pages that are closed to extensions. */
  readonly site: ReadonlySignal<Site | undefined>
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
  const granted = signal(false)

  currentOrigin().then(
    async found => {
      origin.value = found
      granted.value = found !== undefined && (await hasOrigin(found))
    },
    () => {},
  )

  return {
    site: computed(() => {
      const here = origin.value
      if (!here || !settings.value) return undefined
      const wanted = settings.value.allSites || settings.value.sites.includes(here)
      return { origin: here, host: new URL(here).host, on: wanted && granted.value }
    }),

    set(on) {
      const here = origin.value
      if (!here) return
      // Said before the browser asks: its dialog closes the popup.
      void send({ type: 'set-site', origin: here, on })
      if (!on) return
      void requestOrigin(here).then(allowed => {
        granted.value = allowed
        if (!allowed) void send({ type: 'set-site', origin: here, on: false })
      })
    },
  }
}
