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
  await extension.pressThrice(page.locator('#first'))
  await desktop.press('alt+shift+l')
  await expect.poll(() => extension.findOffer(page)).toBeDefined()
  // It has the focus: the keyboard alone is enough.
  const panel = await extension.openedFromPage(() => desktop.press('Return'))
  await expect(chat(panel).button('Remove quote')).toBeVisible()
  expect(server.requests).toHaveLength(0)

  await page.locator('h1').click()
  await extension.pressThrice(page.locator('#first'))
  expect(await extension.findOffer(page)).toBeUndefined()
})

test('a shortcut opens the panel', async ({ extension, page, desktop }) => {
  await extension.worker()
  await page.locator('h1').click()
  const panel = await extension.openedBy('sidepanel.html', () => desktop.press('alt+shift+o'))
  await expect(chat(panel).message).toBeVisible()
})

test('the options lead to where the browser changes shortcuts', async ({ extension }) => {
  const options = await extension.openTab('options.html')
  await options.getByRole('button', { name: 'Change shortcuts' }).click()
  await expect
    .poll(() => extension.addressInFront())
    .toMatch(/^(chrome:\/\/extensions\/shortcuts|about:addons)$/)
})
