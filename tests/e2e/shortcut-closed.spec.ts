import { expect, test } from './fixtures/desktop.ts'

test('where pages are closed to extensions, the shortcut says so', async ({ extension, page, desktop }) => {
  await extension.worker()
  await page.goto('chrome://version/')
  // Such an address leaves the focus in the address bar, on its way to nowhere while the page loads.
  await page.locator('#version').click()
  const panel = await extension.openedBy('sidepanel.html', () => desktop.press('alt+shift+l'))
  await expect(panel.getByText(/closed to extensions/)).toBeVisible()
})
