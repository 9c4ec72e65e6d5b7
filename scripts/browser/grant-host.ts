import type { BrowserContext } from 'playwright'

/**
 * What the browser's own permission dialog does when a person allows a host: after it, the extension's
 * `permissions.request` for that host resolves true without a dialog. Match patterns know no port.
 */
export function grantHost(context: BrowserContext, id: string, origin: string): Promise<void> {
  const { protocol, hostname } = new URL(origin)
  return grantPattern(context, id, `${protocol}//${hostname}/*`)
}

export async function grantPattern(context: BrowserContext, id: string, pattern: string): Promise<void> {
  const args = [id, pattern].map(arg => JSON.stringify(arg))
  const settings = await context.newPage()
  try {
    await settings.goto('chrome://extensions/', { waitUntil: 'commit' })
    // As text, because this API of the settings page is in no published types.
    await settings.evaluate(`chrome.developerPrivate.addHostPermission(${args})`)
  } finally {
    await settings.close()
  }
}
