import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/desktop.ts'

test('find-in-page finds what stands in a folded reasoning, and opens it there', async ({
  extension,
  server,
  desktop,
}) => {
  const panel = await extension.openPanel()
  server.script(async answer => {
    await answer.delta({
      reasoning_content: `${'Step by step.\n\n'.repeat(80)}The needle\n\n${'On.\n\n'.repeat(80)}`,
    })
    await answer.write('Because.')
    await answer.end()
  })
  await chat(panel).ask('Why?')
  await expect(chat(panel).button('Copy')).toBeVisible()
  const fold = chat(panel).answers.getByRole('group')
  await expect(fold).not.toHaveAttribute('open')

  await panel.bringToFront()
  await desktop.press('ctrl+f')
  await desktop.type('needle')
  await desktop.press('Return')
  await expect(fold).toHaveAttribute('open')
  const found = () =>
    panel.evaluate(() => {
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      const range = document.createRange()
      while (texts.nextNode()) {
        const at = texts.currentNode.nodeValue?.indexOf('needle') ?? -1
        if (at < 0) continue
        range.setStart(texts.currentNode, at)
        range.setEnd(texts.currentNode, at + 6)
        const { top, bottom } = range.getBoundingClientRect()
        return top >= 0 && bottom <= innerHeight
      }
      return false
    })
  await expect.poll(found).toBe(true)
})
