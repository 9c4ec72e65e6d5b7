import type { Locator } from '@playwright/test'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

/** How many colours are to be seen there. One is nothing at all. */
async function countColours(locator: Locator): Promise<number> {
  const picture = await locator.screenshot()
  return locator.evaluate(
    async (_, source) => {
      const image = new Image()
      image.src = source
      await image.decode()
      const canvas = new OffscreenCanvas(image.width, image.height)
      const context = canvas.getContext('2d')
      context?.drawImage(image, 0, 0)
      const pixels = context?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray()
      return new Set(new Uint32Array(pixels.buffer)).size
    },
    `data:image/png;base64,${picture.toString('base64')}`,
  )
}

test('with forced colours an answer shows all that it shows by colour', async ({ extension, server }) => {
  const panel = await extension.openPanel()
  await extension.forceColours(panel)
  const answering = server.hold()
  await chat(panel).ask('Everything')
  const answer = await answering
  await answer.write('Some `code` in a line.\n\n```ts\nconst a = 1\n```\n\n> A quote\n\nThe end')
  await expect(chat(panel).answers).toContainText('The end')
  const edge = (locator: Locator, property: 'outlineStyle' | 'borderInlineStartStyle') =>
    locator.evaluate((element, property) => getComputedStyle(element)[property], property)

  expect(await edge(chat(panel).answers.locator('p code'), 'outlineStyle')).toBe('solid')
  expect(await edge(chat(panel).answers.locator('blockquote'), 'borderInlineStartStyle')).toBe('solid')
  for (const name of ['Copy code', 'Wrap', 'Download']) {
    const button = chat(panel).answers.getByRole('button', { name })
    expect(await countColours(button), name).toBeGreaterThan(1)
  }
  const wrap = chat(panel).answers.getByRole('button', { name: 'Wrap', exact: true })
  const ground = () => wrap.evaluate(button => getComputedStyle(button).backgroundColor)
  const before = await ground()
  await wrap.click()
  await expect.poll(ground).not.toBe(before)
  expect(await countColours(wrap), 'pressed').toBeGreaterThan(1)

  await answer.end()
  for (const name of ['Copy', 'Copy as rich text', 'Retry', 'Send'])
    expect(await countColours(chat(panel).button(name)), name).toBeGreaterThan(1)
})
