import { browser } from './browser.ts'

const DOCUMENT = '/options.html'

/** Shows Options, with `fragment` a place in it: where it is open already, what is typed there stays. */
export async function openOptions(fragment?: string): Promise<void> {
  if (fragment === undefined) return browser.runtime.openOptionsPage()
  const address = browser.runtime.getURL(DOCUMENT)
  const url = address + fragment
  const tabId = await findTab(address)
  if (tabId === undefined) await browser.tabs.create({ url })
  else {
    const tab = await browser.tabs.update(tabId, { active: true, url })
    if (tab?.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true })
  }
}

async function findTab(address: string): Promise<number | undefined> {
  // Not in every Firefox that we run in: there it is another tab.
  if (!('getContexts' in browser.runtime)) return undefined
  const contexts = await browser.runtime.getContexts({ contextTypes: ['TAB'] })
  return contexts.find(({ documentUrl }) => documentUrl?.split('#', 1)[0] === address)?.tabId
}
