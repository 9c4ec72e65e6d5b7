import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/desktop.ts'
import { chooseInMenu } from './fixtures/native-menu.ts'

test('before any server was used, a preset waits in the panel as a draft', async ({
  extension,
  server,
  page,
  desktop,
}) => {
  const panel = await extension.openedBy('sidepanel.html', () =>
    chooseInMenu(extension, page, desktop, 'Summarise'),
  )
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
  browserName,
}) => {
  const panel = await extension.openedBy('sidepanel.html', () =>
    chooseInMenu(extension, page, desktop, 'Ask Mishalsgpt about'),
  )
  // Firefox opens its sidebar beside a page that keeps the keyboard.
  if (browserName !== 'firefox') await expect(chat(panel).message).toBeFocused()
  await expect(chat(panel).message).toHaveValue('')
  await chat(panel).button('Remove quote').click()
  await expect(chat(panel).button('Remove quote')).toBeHidden()
  expect(server.requests).toHaveLength(0)
})
