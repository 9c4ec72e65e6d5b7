import { ALL_SITES } from './all-sites.ts'
import { browser } from './browser.ts'

const EVERY_SITE = '*://*/*'

/** The match pattern of an origin. Patterns know no port: a grant is for the host. */
export function toPattern(origin: string): string {
  if (origin === ALL_SITES) return EVERY_SITE
  const { protocol, hostname } = new URL(origin)
  return `${protocol}//${hostname}/*`
}

export function hasOrigin(origin: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [toPattern(origin)] })
}

/** Must be called in a click, before any `await`. A refusal, and a dialog that cannot open, is `false`. */
export function requestOrigin(origin: string): Promise<boolean> {
  return browser.permissions.request({ origins: [toPattern(origin)] }).catch(() => false)
}

/** Takes a pattern back from us; one that the manifest itself names stays. */
export function giveBack(pattern: string): Promise<unknown> {
  return browser.permissions.remove({ origins: [pattern] }).catch(() => false)
}

/** Calls back whenever the person, or the browser, changed what we may reach. */
export function onOriginsChanged(changed: () => void): void {
  browser.permissions.onAdded.addListener(changed)
  browser.permissions.onRemoved.addListener(changed)
}

/**
 * Scheme and host of the page in front of the person, where opening the popup lets us see it and it is a website.
 * Without the port: a grant, and so the button, is for the host.
 */
export async function currentOrigin(): Promise<string | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
  const url = URL.canParse(tab?.url ?? '') ? new URL(tab?.url ?? '') : undefined
  return url?.protocol === 'https:' || url?.protocol === 'http:'
    ? `${url.protocol}//${url.hostname}`
    : undefined
}
