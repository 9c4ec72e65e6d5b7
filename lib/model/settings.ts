export interface Settings {
  /** Whether a question was ever sent. Until then a menu preset opens as a draft. */
  readonly serverUsed: boolean
  /** Origins (`https://example.org`) on which the person wants the selection button. */
  readonly sites: readonly string[]
  readonly allSites: boolean
}

export const DEFAULT_SETTINGS: Settings = { serverUsed: false, sites: [], allSites: false }
