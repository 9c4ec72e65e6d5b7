import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

test.use({ serverOptions: { wordGap: 0, cors: false } })

test('a server that allows no other origins is asked again once its host is allowed, and no more once it is not', async ({
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

  await extension.withdrawHost(server.url)
  await chat(popup).ask('Hello again')
  await expect(chat(popup).answers.last()).toContainText(/needs your permission to reach 127\.0\.0\.1/)
  await expect(allow).toBeVisible()
  expect(server.requests).toHaveLength(1)
})

test('a test that lacks the permission goes on by a press of Allow', async ({ extension, server }) => {
  const options = await extension.openTab('options.html')
  // Of the server that it comes with, a test asks for no permission by itself.
  await options.getByRole('button', { name: 'Test' }).click()
  await expect(options.getByText(/is there, but the browser needs your permission/)).toBeVisible()
  expect(server.requests).toHaveLength(0)
  await extension.grantHost(server.url)
  await options.getByRole('button', { name: /^Allow 127\.0\.0\.1/ }).click()
  await expect(options.getByText(/answered in \d/)).toBeVisible()
  expect(server.requests).toHaveLength(1)
})
