import type { Page } from '@playwright/test'
import { button } from './fixtures/add-connection.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { PRESET_URL } from './fixtures/preset.ts'

test.use({ ownBrowser: true, serverOptions: { wordGap: 0, cors: false, refusesExtensions: true } })

/** A question that any page may put to a server on this computer, whose answer it may not read. */
const askFrom = (page: Page) =>
  page.evaluate(
    url => fetch(url, { method: 'POST', mode: 'no-cors', body: '{"messages":[]}' }).then(() => {}),
    `${PRESET_URL}/v1/chat/completions`,
  )

test('a server that refuses extensions answers without Origin, which nobody else’s requests lack', async ({
  extension,
  server,
  page,
}) => {
  const origins = () => server.requests.map(({ headers }) => headers.origin)
  const panel = await extension.openPanel()
  await chat(panel).ask('Hello')
  const allow = panel.getByRole('button', { name: /^Allow 127/ })
  await expect(allow).toBeVisible()
  await extension.grantHost(PRESET_URL)
  await allow.click()
  await expect(chat(panel).answers).toContainText(/does not accept questions from browser extensions/)
  expect(origins()).toEqual([])

  await chat(panel).button('Ask without Origin').click()
  await expect(chat(panel).button('Copy')).toBeVisible()
  await expect(chat(panel).questions).toHaveText('Hello')
  expect(origins()).toEqual([undefined])

  await test.step('a website’s request to the same server keeps its own', async () => {
    await askFrom(page)
    expect(origins().at(-1)).toBe(server.url)
  })

  await test.step('the first question of a browser that starts lacks it as well', async () => {
    await extension.restart()
    // In Firefox what was allowed goes with an extension that is not signed.
    await extension.grantHost(PRESET_URL)
    const again = await extension.openPanel()
    await chat(again).ask('Hello again')
    await expect(chat(again).questions).toHaveCount(2)
    await expect(chat(again).button('Copy')).toHaveCount(2)
    expect(origins().at(-1)).toBeUndefined()
  })

  await test.step('it goes with the connection', async () => {
    const asked = server.requests.length
    const bare = await extension.openTab('manifest.json')
    const askOnce = () => askFrom(bare)
    await askOnce()
    expect(server.requests).toHaveLength(asked + 1)
    const options = await extension.openTab('options.html')
    await button(options, 'Delete “127.0.0.1:17171”').click()
    await expect(button(options, 'Undo')).toBeVisible()
    await askOnce()
    expect(server.requests).toHaveLength(asked + 1)
  })
})
