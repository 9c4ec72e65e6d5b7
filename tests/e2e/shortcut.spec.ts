import { findSelectionButton } from '../../scripts/browser/press-selection-button.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/desktop.ts'

test('the shortcuts are really assigned', async ({ extension }) => {
  const options = await extension.openTab('options.html')
  const commands = await options.evaluate(() => chrome.commands.getAll())
  for (const { name, shortcut } of commands) expect(shortcut, name).not.toBe('')
})

test('a shortcut offers the selection once, on a page that was never allowed', async ({
  extension,
  server,
  page,
  desktop,
}) => {
  await extension.worker()
  await page.locator('#first').click({ clickCount: 3 })
  await desktop.press('alt+shift+l')
  await expect.poll(() => findSelectionButton(page)).toBeDefined()
  // It has the focus: the keyboard alone is enough.
  const panel = await extension.openedBy('sidepanel.html', () => desktop.press('Return'))
  await expect(chat(panel).button('Remove quote')).toBeVisible()
  expect(server.requests).toHaveLength(0)

  await page.locator('h1').click()
  await page.locator('#first').click({ clickCount: 3 })
  expect(await findSelectionButton(page)).toBeUndefined()
})

test('where pages are closed to extensions, the shortcut says so', async ({ extension, page, desktop }) => {
  await extension.worker()
  await page.goto('chrome://version/')
  // Such an address leaves the focus in the address bar, on its way to nowhere while the page loads.
  await page.locator('#version').click()
  const panel = await extension.openedBy('sidepanel.html', () => desktop.press('alt+shift+l'))
  await expect(panel.getByText(/closed to extensions/)).toBeVisible()
})

test('a shortcut opens the panel', async ({ extension, page, desktop }) => {
  await extension.worker()
  await page.locator('h1').click()
  const panel = await extension.openedBy('sidepanel.html', () => desktop.press('alt+shift+o'))
  await expect(chat(panel).message).toBeVisible()
})

test('the options lead to where the browser changes shortcuts', async ({ extension }) => {
  const options = await extension.openTab('options.html')
  const opened = extension.context.waitForEvent('page')
  await options.getByRole('button', { name: 'Change shortcuts' }).click()
  await (await opened).waitForURL('chrome://extensions/shortcuts')
})
