import { browser } from './browser.ts'

const DOCUMENT = '/sidepanel.html'

/** A conversation by the address of a page in a tab. */
export interface Named {
  readonly id: string
  /** Nothing was asked in it when it was named: nothing of it needs to be stored. */
  readonly isNew: boolean
}

/** The conversation that the address of this page names: then it is a page in a tab, and not the panel of its window. */
export function fullPageConversation(): Named | undefined {
  const { id, rest } = /^#(?<id>[\w-]{1,64})(?<rest>\/new)?$/.exec(location.hash)?.groups ?? {}
  return id === undefined ? undefined : { id, isNew: rest !== undefined }
}

/** A reload, and the browser's next start, come back to the conversation that is shown now. */
export function nameFullPage(named: Named): void {
  // That something was asked in it may be known to the address alone: for a moment, or because it is gone.
  if (named.isNew && fullPageConversation()?.id === named.id) return
  history.replaceState(undefined, '', toFragment(named))
}

export function onFullPageNamed(listener: (named: Named) => void): void {
  addEventListener('hashchange', () => {
    const named = fullPageConversation()
    if (named) listener(named)
  })
}

/** Shows a conversation in the page of this window that is in a tab; opens one where there is none. */
export async function openFullPage(windowId: number, named: Named): Promise<void> {
  const url = `${browser.runtime.getURL(DOCUMENT)}${toFragment(named)}`
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

const toFragment = ({ id, isNew }: Named): string => `#${id}${isNew ? '/new' : ''}`
