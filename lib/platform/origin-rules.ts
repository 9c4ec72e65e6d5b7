import type { DeclarativeNetRequest } from 'webextension-polyfill'
import { browser } from './browser.ts'

interface Rule {
  readonly id: number
  readonly action: unknown
  readonly condition: unknown
}

/** What the browser does to requests on its own. */
export const originRules = {
  /** The host of our own addresses, as it stands in a rule. */
  ownHost: () => new URL(browser.runtime.getURL('')).host,

  /** Puts `rules` in the place of those that are there. They last until the browser closes. */
  async replace(rules: readonly Rule[]): Promise<void> {
    const old = await browser.declarativeNetRequest.getSessionRules()
    if (old.length === 0 && rules.length === 0) return
    // In one step, so that no request goes between the old ones and the new.
    await browser.declarativeNetRequest.updateSessionRules({
      removeRuleIds: old.map(({ id }) => id),
      // Written out by us, in a type that is narrower and read-only.
      addRules: [...rules] as DeclarativeNetRequest.Rule[],
    })
  },
}
