import type { DeclarativeNetRequest, Permissions } from 'webextension-polyfill'
import { browser } from './browser.ts'

// Known to every browser since this permission is, and not yet to the types.
const PERMISSION = {
  permissions: ['declarativeNetRequestWithHostAccess'],
} as unknown as Permissions.Permissions

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
 * Puts `rules` in the place of those that are there. They last until the browser closes. `false`: the permission is not
 * there, and no rule is either.
 */
export async function applyOriginRules(
  rules: readonly Rule[],
  api: Api = browser.declarativeNetRequest,
): Promise<boolean> {
  if (!api) return rules.length === 0
  const old = await api.getSessionRules()
  if (old.length === 0 && rules.length === 0) return true
  // In one step, so that no request goes between the old ones and the new.
  await api.updateSessionRules({
    removeRuleIds: old.map(({ id }) => id),
    // The browser checks them; its types are wider than any rule and cannot take what is read-only.
    addRules: structuredClone(rules) as DeclarativeNetRequest.Rule[],
  })
  return true
}
