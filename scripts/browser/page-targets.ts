import type { Browser, CDPSession, Page } from 'playwright'

/** The targets of documents, in tabs and in panels and popups, at addresses that begin with this one. */
export async function pageTargets(session: CDPSession, address: string): Promise<string[]> {
  const { targetInfos } = await session.send('Target.getTargets')
  return targetInfos
    .filter(target => target.type === 'page' && target.url.startsWith(address))
    .map(target => target.targetId)
}

/** The target of the tab around a page that is in front: a page does not say which tab is around it. */
export async function tabTarget(session: CDPSession, url: string): Promise<string> {
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'tab' }] })
  const tabs = targetInfos.filter(tab => tab.url === url)
  const tab = tabs.find(isActive) ?? tabs.at(-1)
  if (!tab) throw new Error(`No tab shows ${url}`)
  return tab.targetId
}

// Newer than the protocol's types.
const isActive = (target: { embedderData?: { tabActive?: boolean } }): boolean =>
  target.embedderData?.tabActive === true

/** The page of a target, once the connection knows it. */
export async function pageOfTarget(connection: Browser, targetId: string): Promise<Page | undefined> {
  for (const page of connection.contexts().flatMap(context => context.pages())) {
    const session = await page.context().newCDPSession(page)
    const { targetInfo } = await session.send('Target.getTargetInfo')
    await session.detach()
    if (targetInfo.targetId === targetId) return page
  }
  return undefined
}
