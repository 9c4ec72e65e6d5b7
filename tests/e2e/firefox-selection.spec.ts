import type { Page } from '@playwright/test'
import { expect, shownIn, test } from './fixtures/firefox.ts'
import type { RunningExtension } from './fixtures/running-extension.ts'

/** Selects a line with the mouse, and presses the button that the content script puts below its end. */
async function offer(page: Page): Promise<void> {
  await page.bringToFront()
  // A popup opens over the window that has the focus alone.
  await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(true)
  const box = await page.locator('h1').boundingBox()
  if (!box) throw new Error('The page has no heading')
  const middle = box.y + box.height / 2
  await page.mouse.move(box.x + 1, middle)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width - 1, middle, { steps: 3 })
  await page.mouse.up()
  await expect.poll(() => page.evaluate(() => document.documentElement.lastElementChild?.tagName)).toBe('DIV')
  const { x, y } = await page.evaluate(() => {
    const { right, bottom } = getSelection()?.getRangeAt(0).getBoundingClientRect() ?? new DOMRect()
    return { x: Math.min(right, innerWidth - 88), y: bottom + 24 }
  })
  await page.mouse.click(x, y)
}

/** Options, with the selection button switched on for all sites. */
async function switchOn(extension: RunningExtension): Promise<Page> {
  const options = await extension.openTab('options.html')
  const everywhere = options.getByRole('switch', { name: 'Ask button on all sites' })
  await everywhere.click()
  await expect(everywhere).toBeChecked()
  return options
}

test('the selection button, whose click may open no sidebar, brings the selection to the popup', async ({
  firefox,
  server,
  page,
}) => {
  const options = await switchOn(firefox)
  const text = await page.locator('h1').innerText()
  await offer(page)
  await expect.poll(() => shownIn('popup', options)).toContain(text)
  expect(server.requests).toHaveLength(0)
})

test('a sidebar that is open already takes the selection', async ({ firefox, page }) => {
  const options = await switchOn(firefox)
  await page.bringToFront()
  await firefox.showSidebar()
  await expect.poll(() => shownIn('sidebar', options)).toContain('What would you like to know?')
  const text = await page.locator('h1').innerText()
  await offer(page)
  await expect.poll(() => shownIn('sidebar', options)).toContain(text)
})
