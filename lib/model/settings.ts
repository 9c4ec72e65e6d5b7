import type { LastModel } from './connection.ts'

/** For how many days a person may have conversations kept. */
export const KEEP_DAYS = [7, 30, 90, 365] as const
export type KeepDays = (typeof KEEP_DAYS)[number]

export interface Settings {
  /** Whether a question was ever sent. Until then a menu preset opens as a draft. */
  readonly serverUsed: boolean
  /** Origins (`https://example.org`) on which the person wants the selection button. */
  readonly sites: readonly string[]
  readonly allSites: boolean
  /** Days after its last message at which a conversation goes. Absent, everything is kept. */
  readonly keepDays?: KeepDays
  /** Whether the model may be asked for the name of a new conversation: it costs a request. */
  readonly modelTitles?: boolean
  /** Whether the next connection is asked where one cannot answer. */
  readonly failover?: true
  /** Whether connections and settings follow the person through the browser's own sync. */
  readonly sync?: true
  /** The default for new conversations. */
  readonly lastModel?: LastModel
  /** The last one first. */
  readonly recentModels?: readonly LastModel[]
}

export const DEFAULT_SETTINGS: Settings = { serverUsed: false, sites: [], allSites: false }
