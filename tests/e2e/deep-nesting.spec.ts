import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

for (const mark of ['> ', '- ', '1. ', '[^a]: ', '1. - > ', '- [^a]: > '])
  test(`words have room in a narrow panel, however deep they stand in “${mark}”`, async ({
    extension,
    server,
  }) => {
    const panel = await extension.openPanel()
    await panel.setViewportSize({ width: 360, height: 700 })
    server.script(async answer => {
      await answer.write(`${mark.repeat(40)}a word and_a_longer_one`)
      await answer.end()
    })
    await chat(panel).ask('Deeper, please')
    await expect(chat(panel).answers).toHaveAttribute('aria-busy', 'false')
    await expect(panel.locator('article p').last()).toContainText('longer_one')
    const wide = await panel.evaluate(() =>
      [...document.querySelectorAll('article p')]
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
        .map(({ scrollWidth, clientWidth }) => `${scrollWidth} px in ${clientWidth}`),
    )
    expect(wide).toEqual([])
  })
