import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

test('a question that the browser cannot keep stays where it was typed, and leads to what is stored', async ({
  context,
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  await expect(chat(panel).message).toBeVisible()
  const worker = await extension.worker()
  // As a disk that is full, which no test can have at will: the extension may store without a limit.
  await worker.evaluate(() => {
    Object.defineProperty(globalThis, 'put', { value: IDBObjectStore.prototype.put })
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('The disk is full', 'QuotaExceededError')
    }
  })
  await chat(panel).ask('Hello')
  const refusal = panel.getByRole('alert')
  await expect(refusal).toContainText('The browser could not keep this.')
  await expect(chat(panel).message).toHaveValue('Hello')
  expect(server.requests).toHaveLength(0)

  const opened = context.waitForEvent('page')
  await refusal.getByRole('link', { name: 'See what is stored' }).click()
  const options = await opened
  await expect(options.getByRole('region', { name: 'History' })).toBeInViewport({ ratio: 0.5 })
  await expect(options.getByRole('term').filter({ hasText: 'Stored' })).toBeInViewport()

  await worker.evaluate(() => {
    IDBObjectStore.prototype.put = Reflect.get(globalThis, 'put')
  })
  await chat(panel).message.press('Enter')
  await expect(chat(panel).button('Copy')).toBeVisible()
  await expect(chat(panel).questions).toHaveText('Hello')
})
