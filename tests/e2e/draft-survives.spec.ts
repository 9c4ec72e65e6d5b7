import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

test('what was typed in the popup is there when it is opened again', async ({ extension, page }) => {
  const first = await extension.openRealPopup(page)
  await chat(first).message.fill('half a thou')
  await chat(first).message.pressSequentially('ght')
  await extension.dismissPopup(first, page)

  const second = await extension.openRealPopup(page)
  await expect(chat(second).message).toHaveValue('half a thought')
})
