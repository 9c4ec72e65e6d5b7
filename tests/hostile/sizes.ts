import { chat } from '../e2e/fixtures/chat.ts'
import { expect } from '../e2e/fixtures/extension.ts'
import { cutEvery } from '../servers/scripted-answer.ts'
import { type BeginAttack, isLong, piecesOf } from './attack.ts'
import { describedAnswer } from './described.ts'

/** How often a piece comes. */
const TIMES = isLong ? 20_000 : 1_000
/** Characters that are sent at once, as by a fast server. */
const PIECE = 4096

/** What is too much of one thing: what a description says, or its pieces, many times on one line and many times in lines. */
export const attackBySizes: BeginAttack = ({ server, panel }) => ({
  async attempt({ id, input }) {
    const described = describedAnswer(input)
    const texts =
      described === undefined
        ? piecesOf(input).map(piece => `${piece.repeat(TIMES)}\n\n${`${piece}\n`.repeat(TIMES)}`)
        : [described]
    for (const text of texts) {
      await chat(panel).button('New chat').click()
      const held = server.hold()
      await chat(panel).ask(id)
      const answer = await held
      await answer.pour(cutEvery(text, PIECE))
      await answer.end()
      // By attributes: to find a role in so many elements costs more than all the drawing.
      const whole = panel.locator('article[aria-busy="false"] [aria-busy="false"]').first()
      // Of blanks alone nothing is to be seen.
      await whole.waitFor({ state: 'attached' })
      expect(await panel.evaluate(findWide), `${id}: lines that do not wrap`).toBe(0)
    }
    await chat(panel).button('New chat').click()
    await expect(chat(panel).message).toBeFocused()
  },
})

/** Runs in the page: how many paragraphs are wider than their place. */
const findWide = (): number =>
  [...document.querySelectorAll('article p')].filter(p => p.scrollWidth > p.clientWidth).length
