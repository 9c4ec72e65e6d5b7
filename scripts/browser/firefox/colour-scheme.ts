import type { InBrowser } from './in-browser.ts'

/** Firefox's, as far as it is used here. */
declare const ChromeUtils: { importESModule(url: string): { readonly NavigableManager: NavigableManager } }

interface NavigableManager {
  getBrowsingContextById(id: string): { prefersColorSchemeOverride: string } | null
}

/** Has these tabs prefer this scheme, or none of their own, as the developer tools do. */
export const setColourScheme = (
  inBrowser: InBrowser,
  contexts: readonly string[],
  scheme: string,
): Promise<void> =>
  inBrowser(
    ({ contexts, scheme }) => {
      const { NavigableManager } = ChromeUtils.importESModule(
        'chrome://remote/content/shared/NavigableManager.sys.mjs',
      )
      for (const id of contexts) {
        const tab = NavigableManager.getBrowsingContextById(id)
        if (tab) tab.prefersColorSchemeOverride = scheme
      }
    },
    { contexts, scheme },
  )
