import type { Locator } from '@playwright/test'
import { says } from '../servers/scripted-answer.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { openLong } from './fixtures/open-long.ts'
import { lines, reading } from './fixtures/reading.ts'

/**
 * Scrolls up so many times by so many pixels, or as many as there are: how much further what is read has moved each time.
 * All of it in the page, where no turn waits for what comes over the wire.
 */
const scrollUp = (log: Locator, by: number, times: number): Promise<number[]> =>
  log.evaluate(
    async (box, { by, times }) => {
      const moves: number[] = []
      while (moves.length < times) {
        // To measure what is not drawn yet would have Firefox draw it. Between two turns there is less room than this.
        const read = [200, 230, 260, 290]
          .map(y => document.elementFromPoint(200, y))
          .find(element => element?.closest('article'))
        const top = () => read?.getBoundingClientRect().top ?? 0
        const before = top()
        const step = Math.min(by, box.scrollTop)
        box.scrollBy({ top: -step, behavior: 'instant' })
        for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame)
        moves.push(Math.abs(top() - before - step))
      }
      return moves
    },
    { by, times },
  )

test('a long conversation opens at its true end, and scrolls up without a jump', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 400, height: 600 })
  for (let turn = 0; turn < 12; turn++) {
    server.script(async answer => {
      await answer.write(lines(turn * 30, turn * 30 + 5 + 7 * (turn % 4)).join(''))
      await answer.end()
    })
    await chat(panel).ask(`Question ${turn}`)
    await expect(chat(panel).button('Copy')).toHaveCount(turn + 1)
  }
  await panel.reload()
  await expect(chat(panel).answers).toHaveCount(12)
  const { log, expectEnd, rest, settled } = reading(panel)
  await expectEnd()
  await settled()
  expect(await rest()).toBeLessThanOrEqual(1)
  await expect(chat(panel).button('Retry').last()).toBeInViewport()

  // Each turn of the wheel moves what is read by as much, whatever is laid out for the first time above it.
  await log.hover()
  const moves = await scrollUp(log, 150, 80)
  expect(moves.filter(move => move > 1)).toEqual([])
  await expect(chat(panel).questions.first()).toBeInViewport()
})

test('older messages come while one scrolls back, and what is read moves as far as the wheel', async ({
  extension,
}) => {
  const { panel } = await openLong(extension)
  const { log } = reading(panel)
  await log.hover()
  const moves = await scrollUp(log, 200, 80)
  expect(moves.filter(move => move > 1)).toEqual([])
  expect(await log.locator('article').count()).toBeGreaterThan(60)
  await expect(chat(panel).button('Jump to the end')).toBeVisible()
  await chat(panel).button('Jump to the end').click()
  await reading(panel).expectEnd()
})

test('a long answer is read backwards without a jump, whatever of it is drawn for the first time', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 400, height: 600 })
  server.script(says(lines(0, 600).join('')))
  await chat(panel).ask('Lines?')
  await expect(chat(panel).button('Copy')).toBeVisible()
  await panel.reload()
  await expect(panel.getByText('Line 599')).toBeVisible()
  const { log, expectEnd, settled } = reading(panel)
  await expectEnd()
  await settled()
  await log.hover()
  const moves = await scrollUp(log, 150, 160)
  expect(moves.filter(move => move > 1)).toEqual([])
  await expect(chat(panel).questions).toBeInViewport()
})
