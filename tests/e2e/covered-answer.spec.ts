import { FIRST_WORD, LAST_WORD, markdownAnswer } from '../servers/markdown-answer.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

/** Of Markdown, which is longer than what is seen of it. */
const PIECE = 8_000

test('of an answer that the list covers a little is drawn at a time, and the rest once it is uncovered', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 400, height: 600 })
  const held = server.hold()
  await chat(panel).ask('Can you go on where nobody looks?')
  const answer = await held
  await answer.write(`${FIRST_WORD} `)
  await expect(chat(panel).answerText).toHaveText(FIRST_WORD)
  const drawn = await chat(panel).answerText.evaluateHandle(text => {
    const drawn = { length: 0, longest: 0 }
    new MutationObserver(() => {
      const { length } = text.textContent
      drawn.longest = Math.max(drawn.longest, length - drawn.length)
      drawn.length = length
    }).observe(text, { childList: true, subtree: true, characterData: true })
    return drawn
  })
  await chat(panel).button('Conversations').click()
  await answer.write(markdownAnswer(100_000))
  await answer.end()
  await expect.poll(() => drawn.evaluate(({ length }) => length)).toBeGreaterThan(2 * PIECE)
  expect(await drawn.evaluate(({ longest }) => longest)).toBeLessThan(PIECE)

  await chat(panel).button('Conversations').click()
  await expect(chat(panel).answerText).toContainText(LAST_WORD)
  await expect(chat(panel).answerText.getByText(LAST_WORD)).toBeInViewport()
})
