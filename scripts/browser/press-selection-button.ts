import type { CDPSession, Page } from 'playwright'
import { poll } from './poll.ts'

/**
 * Presses the button that the content script offers at a selection, as a person does: by where it stands. Its shadow
 * root is closed, and stays closed for tests.
 */
export async function pressSelectionButton(page: Page, label = 'Ask about selection'): Promise<void> {
  const [x, y] = await poll('the selection button', () => findSelectionButton(page, label))
  await page.mouse.click(x, y)
}

/** Where the middle of the button stands now, if it does. */
export async function findSelectionButton(
  page: Page,
  label = 'Ask about selection',
): Promise<readonly [x: number, y: number] | undefined> {
  const session = await page.context().newCDPSession(page)
  try {
    return await findButton(session, label)
  } finally {
    await session.detach()
  }
}

type DocumentNode = Awaited<ReturnType<typeof readDocument>>

const readDocument = async (session: CDPSession) =>
  (await session.send('DOM.getDocument', { depth: -1, pierce: true })).root

async function findButton(
  session: CDPSession,
  label: string,
): Promise<readonly [x: number, y: number] | undefined> {
  const button = flatten(await readDocument(session)).find(
    node => node.nodeName === 'BUTTON' && node.children?.some(child => child.nodeValue === label),
  )
  if (!button) return undefined
  const { quads } = await session.send('DOM.getContentQuads', { backendNodeId: button.backendNodeId })
  const [left = 0, top = 0, , , right = 0, bottom = 0] = quads[0] ?? []
  return [(left + right) / 2, (top + bottom) / 2]
}

function flatten(node: DocumentNode): DocumentNode[] {
  const frame = node.contentDocument ? [node.contentDocument] : []
  return [node, ...[...(node.children ?? []), ...(node.shadowRoots ?? []), ...frame].flatMap(flatten)]
}
