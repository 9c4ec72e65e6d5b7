import type { DeclarativeNetRequest, Permissions } from 'webextension-polyfill'
import { browser } from './browser.ts'

// Known to every browser since this permission is, and not yet to the types.
const PERMISSION = {
  permissions: ['declarativeNetRequestWithHostAccess'],
} as unknown as Permissions.Permissions

/** Milliseconds; an update takes a few. */
const PATIENCE = 2_000

interface Rule {
  readonly id: number
  readonly action: unknown
  readonly condition: unknown
}

/** Absent until the permission is there. */
type Api = Pick<DeclarativeNetRequest.Static, 'getSessionRules' | 'updateSessionRules'> | undefined

/** The host of our own addresses: in Firefox it is not the id of the extension. */
export const extensionHost = (): string => new URL(browser.runtime.getURL('')).host

/** As it stands in the `Origin` of our requests. */
export const extensionOrigin = (): string => browser.runtime.getURL('').replace(/\/$/, '')

/** Must be called in a click, before any `await`; the browser asks the person nothing. */
export function requestOriginRules(): Promise<boolean> {
  return browser.permissions.request(PERMISSION).catch(() => false)
}

/**
 * `after-reload`: the permission was given while the extension runs. Chromium takes rules from the next start of the
 * extension on, and until then answers nothing at all, neither yes nor no.
 */
export type OriginRulesOutcome = 'applied' | 'no-permission' | 'after-reload'

/** Puts `rules` in the place of those that are there. They last until the browser closes, or the extension starts anew. */
export async function applyOriginRules(
  rules: readonly Rule[],
  api: Api = browser.declarativeNetRequest,
  patience = PATIENCE,
): Promise<OriginRulesOutcome> {
  if (!api) return rules.length === 0 ? 'applied' : 'no-permission'
  const old = await api.getSessionRules()
  if (old.length === 0 && rules.length === 0) return 'applied'
  // In one step, so that no request goes between the old ones and the new.
  const updated = api.updateSessionRules({
    removeRuleIds: old.map(({ id }) => id),
    // The browser checks them; its types are wider than any rule and cannot take what is read-only.
    addRules: structuredClone(rules) as DeclarativeNetRequest.Rule[],
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  const waited = new Promise<'after-reload'>(resolve => {
    timer = setTimeout(resolve, patience, 'after-reload')
  })
  return Promise.race([updated.then(() => 'applied' as const), waited]).finally(() => clearTimeout(timer))
}

/** Starts the extension anew: all its pages close. Answers that are being written are kept as far as they have come. */
export const reloadExtension = (): void => browser.runtime.reload()
