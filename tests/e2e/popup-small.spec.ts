import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { expectAllInSight, sizeOf } from './fixtures/popup-in-sight.ts'

test.use({ screenSize: { width: 800, height: 600 } })

test('on a small screen the popup shrinks to what there is', async ({ extension, page }) => {
  const popup = await extension.openRealPopup(page)
  await expect(chat(popup).message).toBeVisible()
  await expect.poll(async () => (await sizeOf(popup))[1]).toBeLessThan(560)
  await expectAllInSight(popup)
})
