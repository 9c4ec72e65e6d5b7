import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { expectAllInSight, sizeOf } from './fixtures/popup-in-sight.ts'

test('the popup opens at 400 × 560', async ({ extension, page }) => {
  const popup = await extension.openRealPopup(page)
  await expect(chat(popup).message).toBeVisible()
  await expect.poll(() => sizeOf(popup)).toEqual([400, 560])
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
