import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { listOf } from './fixtures/list.ts'

test('a conversation goes on in a tab, beside the list; the panel finds that tab again', async ({
  extension,
  page,
  server,
}) => {
  const panel = await extension.openRealPanel(page)
  await chat(panel).ask('First question')
  await expect(chat(panel).button('Copy')).toBeVisible()
  await chat(panel).message.fill('Half a')

  const opening = extension.context.waitForEvent('page')
  await chat(panel).button('Menu').click()
  await chat(panel).button('Open in a tab').click()
  const tab = await opening
  await expect(chat(tab).questions).toHaveText('First question')
  await expect(chat(tab).message).toHaveValue('Half a')
  await expect(tab).toHaveTitle('First question – Mishalsgpt')
  await expect(listOf(tab).rows).toHaveText(['First question'])
  await expect(chat(tab).button('Open in a tab')).toHaveCount(0)

  // The list and the chat side by side, over a reload as well.
  await chat(tab).button('New chat').click()
  await chat(tab).ask('Second question')
  await expect(chat(tab).button('Copy')).toBeVisible()
  await expect(listOf(tab).rows).toHaveText(['Second question', 'First question'])
  await tab.reload()
  await expect(chat(tab).questions).toHaveText('Second question')

  await page.bringToFront()
  await chat(panel).button('Menu').click()
  await chat(panel).button('Open in a tab').click()
  await expect(chat(tab).questions).toHaveText('First question')
  await expect.poll(() => tab.evaluate(() => document.visibilityState)).toBe('visible')
  const tabs = extension.context.pages().filter(open => open !== panel)
  expect(tabs.filter(open => open.url().includes('sidepanel.html'))).toHaveLength(1)
  expect(server.requests).toHaveLength(2)

  // What is shown can be deleted beside it, and the focus goes on in the list.
  await listOf(tab).row('First question').press('Delete')
  await expect(chat(tab).questions).toHaveCount(0)
  await expect(listOf(tab).row('Second question')).toBeFocused()
})
