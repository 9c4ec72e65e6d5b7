import { browser } from './browser.ts'

const DOCUMENT = '/sidepanel.html'

/** The conversation that the address of this page names: then it is a page in a tab, and not the panel of its window. */
export function fullPageConversation(): string | undefined {
  return /^#(?<id>[\w-]{1,64})$/.exec(location.hash)?.groups?.id
}

/** A reload, and the browser's next start, come back to the conversation that is shown now. */
export function nameFullPage(conversationId: string): void {
  history.replaceState(undefined, '', `#${conversationId}`)
}

export function onFullPageNamed(listener: (conversationId: string) => void): void {
  addEventListener('hashchange', () => {
    const id = fullPageConversation()
    if (id !== undefined) listener(id)
  })
}

/** Shows a conversation in the page of this window that is in a tab; opens one where there is none. */
export async function openFullPage(windowId: number, conversationId: string): Promise<void> {
  const url = `${browser.runtime.getURL(DOCUMENT)}#${conversationId}`
  const tabId = await findFullPage(windowId)
  // Another fragment of the same address: the page goes on, and hears of it.
  if (tabId !== undefined) await browser.tabs.update(tabId, { active: true, url })
  else await browser.tabs.create({ url, windowId })
}

async function findFullPage(windowId: number): Promise<number | undefined> {
  // Not in every Firefox that we run in: there each page is a new one.
  if (!('getContexts' in browser.runtime)) return undefined
  const contexts = await browser.runtime.getContexts({ contextTypes: ['TAB'], windowIds: [windowId] })
  const address = `${browser.runtime.getURL(DOCUMENT)}#`
  return contexts.find(({ documentUrl }) => documentUrl?.startsWith(address))?.tabId
}
