import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/desktop.ts'
import { chooseInMenu } from './fixtures/native-menu.ts'

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
  const panel = await extension.openedBy('sidepanel.html', () =>
    chooseInMenu(extension, page, desktop, 'Explain'),
  )
  await expect(chat(panel).questions).toContainText('Explain this.')
  await expect(chat(panel).questions).toContainText(text.slice(0, 40))
  await expect(chat(panel).button('Copy')).toBeVisible()
  expect(server.requests).toHaveLength(2)
  expect(server.requests[1]?.question).toContain(text)
  expect(server.requests[1]?.question).toContain('Explain this.')
})
