import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

test.use({ hosts: ['images.example.test'] })

const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

test('a picture elsewhere is named, and loaded only when somebody opens it', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  const address = `http://images.example.test:${server.port}/page`
  server.script(async answer => {
    await answer.write(`![A cat](${address}) and [![A dog](${address})](${address})`)
    await answer.end()
  })
  await chat(panel).ask('Pictures')
  const cat = chat(panel).answers.getByRole('link', { name: 'Image: A cat' })
  await expect(cat).toHaveText(`Image: A cat — images.example.test:${server.port}`)
  await expect(chat(panel).answers.getByRole('link')).toHaveCount(2)
  await expect(chat(panel).button('Copy')).toBeVisible()
  await expect(chat(panel).answers.getByRole('img')).toHaveCount(0)
  expect(server.visits.filter(visit => visit.includes('/page'))).toEqual([])

  const opened = panel.context().waitForEvent('page')
  await cat.click()
  const page = await opened
  await page.waitForURL(address)
  expect(await page.evaluate(() => document.referrer)).toBe('')
})

test('a picture that the answer itself holds is shown, a document is not', async ({ extension, server }) => {
  const panel = await extension.openPanel()
  server.script(async answer => {
    await answer.write(`![A dot](${PIXEL}) ![A drawing](data:image/svg+xml;base64,PHN2Zy8+)`)
    await answer.end()
  })
  await chat(panel).ask('Pictures')
  const dot = chat(panel).answers.getByRole('img', { name: 'A dot' })
  await expect.poll(() => dot.evaluate(image => (image as HTMLImageElement).naturalWidth)).toBe(1)
  await expect(chat(panel).answers).toContainText('Image: A drawing — this kind is not shown')
  await expect(chat(panel).answers.getByRole('img')).toHaveCount(1)
})
