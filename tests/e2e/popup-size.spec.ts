import type { Page } from '@playwright/test'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { RunningChromium } from './fixtures/running-chromium.ts'

const size = (popup: Page) => popup.evaluate(() => [innerWidth, innerHeight])

async function expectAllInSight(popup: Page): Promise<void> {
  await expect(popup.getByRole('switch')).toBeInViewport({ ratio: 1 })
  await expect(popup.getByText(/ · 127\.0\.0\.1/)).toBeInViewport({ ratio: 1 })
  await expect(chat(popup).button('Options')).toBeInViewport({ ratio: 1 })
  expect(await popup.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBeLessThanOrEqual(
    0,
  )
}

test('the popup opens at 400 × 560', async ({ extension, page }) => {
  const popup = await extension.openRealPopup(page)
  await expect(chat(popup).message).toBeVisible()
  await expect.poll(() => size(popup)).toEqual([400, 560])
  await expectAllInSight(popup)
})

for (const height of [510, 360]) {
  test(`with ${height} px of height the popup shows its whole self, a conversation in it too`, async ({
    extension,
  }) => {
    const popup = await extension.openPopup()
    await popup.setViewportSize({ width: 400, height })
    await expect(popup.getByText(/ · 127\.0\.0\.1/)).toBeInViewport({ ratio: 1 })
    await expect(popup.getByRole('contentinfo')).toBeInViewport({ ratio: 1 })
    await chat(popup).ask('Count')
    await expect(chat(popup).button('Copy')).toBeVisible()
    await expect(popup.getByRole('contentinfo')).toBeInViewport({ ratio: 1 })
  })
}

test('on a small screen the popup shrinks to what there is', async ({ build, profile, server }) => {
  const small = await RunningChromium.start({
    ...build,
    profile: profile.folder,
    server: server.url,
    hosts: [],
    headless: true,
    args: ['--screen-info={800x600}', '--window-size=800,600'],
  })
  try {
    const page = small.context.pages()[0] ?? (await small.context.newPage())
    await page.goto(`${server.url}/page`)
    const popup = await small.openRealPopup(page)
    await expect(chat(popup).message).toBeVisible()
    await expect.poll(async () => (await size(popup))[1]).toBeLessThan(560)
    await expectAllInSight(popup)
  } finally {
    await small.close()
  }
})
