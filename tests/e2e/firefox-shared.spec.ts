import { openWithWork } from './fixtures/add-connection.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { RunningFirefox } from './fixtures/running-firefox.ts'

test('a Firefox that tests share has nothing left of the one before', async ({
  build,
  server,
  sharedFirefox,
}) => {
  const before = await RunningFirefox.install(build, sharedFirefox)
  const options = await openWithWork(before, server)
  await options.getByRole('switch', { name: 'Ask button on all sites' }).click()
  await expect(options.getByRole('switch', { name: 'Ask button on all sites' })).toBeChecked()
  const panel = await before.openPanel()
  await chat(panel).button('New temporary chat').click()
  await chat(panel).ask('Hello')
  await expect(chat(panel).button('Copy')).toBeVisible()
  await before.close()

  const after = await RunningFirefox.install(build, sharedFirefox)
  const page = await after.openTab('options.html')
  await expect(page.getByRole('switch', { name: 'Ask button on all sites' })).not.toBeChecked()
  await expect(page.getByRole('switch', { name: 'Work' })).toHaveCount(0)
  const left = await page.evaluate(async () => ({
    origins: (await chrome.permissions.getAll()).origins,
    scripts: await chrome.scripting.getRegisteredContentScripts(),
    session: Object.keys(await chrome.storage.session.get(null)).length,
  }))
  expect(left).toEqual({ origins: [], scripts: [], session: 0 })
  await after.close()
})
