import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

test.use({ serverOptions: { wordGap: 0, cors: false } })

test('a server that allows no other origins is asked again once its host is allowed', async ({
  extension,
  server,
}) => {
  const popup = await extension.openPopup()
  await chat(popup).ask('Hello')
  const allow = popup.getByRole('button', { name: /^Allow 127\.0\.0\.1/ })
  await expect(allow).toBeVisible()
  expect(server.requests).toHaveLength(0)

  await extension.grantHost(server.url)
  await allow.click()
  await expect(chat(popup).button('Copy')).toBeVisible()
  await expect(allow).toBeHidden()
  await expect(chat(popup).questions).toHaveCount(1)
  expect(server.requests).toHaveLength(1)
})
