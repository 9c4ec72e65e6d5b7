import type { Page } from '@playwright/test'
import { chat } from './fixtures/chat.ts'
import { type Desktop, expect, test } from './fixtures/desktop.ts'
import type { RunningExtension } from './fixtures/running-extension.ts'

/** Right-clicks the first paragraph, selected, and walks the native menu to our n-th item. */
async function choose(
  extension: RunningExtension,
  page: Page,
  desktop: Desktop,
  item: number,
): Promise<void> {
  await hasMenus(extension)
  await page.locator('#first').click({ clickCount: 3 })
  await desktop.opensMenu(() => page.locator('#first').click({ button: 'right' }))
  // Ours stands last but one: Inspect is the last.
  await desktop.opensSubmenu('End', 'Up', 'Right')
  await desktop.press('Home', ...Array<string>(item).fill('Down'), 'Return')
}

/** A menu opened before the extension has made its items never shows them. */
async function hasMenus(extension: RunningExtension): Promise<void> {
  const worker = await extension.worker()
  await expect
    .poll(() => worker.evaluate(() => chrome.contextMenus.update('translate', {}).then(() => true, String)))
    .toBe(true)
}

test('a preset in the menu of a selection is asked once, in the panel of that window', async ({
  extension,
  server,
  page,
  desktop,
}) => {
  // Once a server was used, presets are sent at once.
  const popup = await extension.openPopup()
  await chat(popup).ask('Hello')
  await expect(chat(popup).button('Copy')).toBeVisible()
  await popup.close()
  await page.bringToFront()

  const text = await page.locator('#first').innerText()
  const panel = await extension.openedBy('sidepanel.html', () => choose(extension, page, desktop, 1))
  await expect(chat(panel).questions).toContainText('Explain this.')
  await expect(chat(panel).questions).toContainText(text.slice(0, 40))
  await expect(chat(panel).button('Copy')).toBeVisible()
  expect(server.requests).toHaveLength(2)
  expect(server.requests[1]?.question).toContain(text)
  expect(server.requests[1]?.question).toContain('Explain this.')
})

test('before any server was used, a preset waits in the panel as a draft', async ({
  extension,
  server,
  page,
  desktop,
}) => {
  const panel = await extension.openedBy('sidepanel.html', () => choose(extension, page, desktop, 2))
  await expect(chat(panel).message).toHaveValue('Summarise this.')
  await expect(chat(panel).button('Remove quote')).toBeVisible()
  await expect(chat(panel).questions).toHaveCount(0)
  expect(server.requests).toHaveLength(0)

  await chat(panel).message.press('Enter')
  await expect(chat(panel).questions).toContainText('Summarise this.')
  await expect(chat(panel).button('Copy')).toBeVisible()
  expect(server.requests).toHaveLength(1)
})

test('Ask… puts the selection above the composer as a quote that can be removed', async ({
  extension,
  server,
  page,
  desktop,
}) => {
  const panel = await extension.openedBy('sidepanel.html', () => choose(extension, page, desktop, 0))
  await expect(chat(panel).message).toBeFocused()
  await expect(chat(panel).message).toHaveValue('')
  await chat(panel).button('Remove quote').click()
  await expect(chat(panel).button('Remove quote')).toBeHidden()
  expect(server.requests).toHaveLength(0)
})
