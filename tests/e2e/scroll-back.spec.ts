import type { Locator } from '@playwright/test'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { openLong } from './fixtures/open-long.ts'
import { lines, reading } from './fixtures/reading.ts'

/** By so many pixels, or as many as there are: how much further what is read has moved than that. */
const scrollUp = (log: Locator, by: number): Promise<number> =>
  log.evaluate(async (box, by) => {
    const read = [...box.querySelectorAll('article')].find(turn => turn.getBoundingClientRect().bottom > 200)
    const top = () => read?.getBoundingClientRect().top ?? 0
    const before = top()
    const step = Math.min(by, box.scrollTop)
    box.scrollBy({ top: -step, behavior: 'instant' })
    for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame)
    return top() - before - step
  }, by)

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
  for (let turns = 0; turns < 200; turns++) {
    const moved = await scrollUp(log, 150)
    expect(Math.abs(moved), `turn ${turns}`).toBeLessThanOrEqual(1)
    if ((await log.evaluate(box => box.scrollTop)) === 0) break
  }
  await expect(chat(panel).questions.first()).toBeInViewport()
})

test('older messages come while one scrolls back, and what is read moves as far as the wheel', async ({
  extension,
}) => {
  const { panel } = await openLong(extension)
  const { log } = reading(panel)
  await log.hover()
  for (let turns = 0; turns < 80; turns++) {
    // Faster than older ones are read, one comes to the top of what is there.
    const moved = await scrollUp(log, 200)
    expect(Math.abs(moved), `turn ${turns}`).toBeLessThanOrEqual(1)
  }
  expect(await log.locator('article').count()).toBeGreaterThan(60)
  await expect(chat(panel).button('Jump to the end')).toBeVisible()
  await chat(panel).button('Jump to the end').click()
  await reading(panel).expectEnd()
})
