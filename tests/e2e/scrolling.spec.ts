import type { Page } from '@playwright/test'
import type { DemoServer } from '../servers/demo-server.ts'
import { speak } from '../servers/scripted-answer.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { lines, reading } from './fixtures/reading.ts'

/** About a line a frame. */
const PACE = { gap: 16 }

/** A panel in which an answer has grown beyond the screen, and goes on. */
async function answering(panel: Page, server: DemoServer) {
  await panel.setViewportSize({ width: 400, height: 600 })
  const held = server.hold()
  await chat(panel).ask('Count')
  const answer = await held
  await answer.write(lines(0, 60).join(''))
  await expect(chat(panel).answers).toContainText('Line 59')
  return answer
}

test('the end of an answer stays in sight while it grows', async ({ extension, server }) => {
  const panel = await extension.openPanel()
  const answer = await answering(panel, server)
  await reading(panel).expectEnd()
  await speak(answer, lines(60, 120), PACE)
  await expect(chat(panel).answers).toContainText('Line 119')
  await reading(panel).expectEnd()
  await expect(chat(panel).button('Jump to the end')).toBeHidden()
  await answer.end()
  await expect(chat(panel).button('Copy')).toBeInViewport()
})

const ways: [string, (page: Page) => Promise<unknown>][] = [
  ['the wheel', page => reading(page).wheel(-40)],
  ['a key', page => reading(page).log.press('PageUp')],
  ['Home', page => reading(page).log.press('Home')],
  [
    'the scroll bar or whatever else moves it',
    page => reading(page).log.evaluate(box => box.scrollBy({ top: -3, behavior: 'instant' })),
  ],
]

for (const [way, scrollUp] of ways) {
  test(`who scrolls up by ${way} stays there, to the pixel`, async ({ extension, server }) => {
    const panel = await extension.openPanel()
    const answer = await answering(panel, server)
    const writing = speak(answer, lines(60, 90), PACE)
    await scrollUp(panel)
    await expect(chat(panel).button('Jump to the end')).toBeVisible()
    await writing
    await expect(chat(panel).answers).toContainText('Line 89')
    await reading(panel).settled()
    const before = await reading(panel).position()

    await speak(answer, lines(90, 150), PACE)
    await expect(chat(panel).answers).toContainText('Line 149')
    await answer.end()
    await expect(chat(panel).button('Send')).toBeVisible()
    expect(await reading(panel).position()).toBe(before)
  })
}

const back: [string, (page: Page) => Promise<unknown>][] = [
  ['Jump to the end', page => chat(page).button('Jump to the end').click()],
  ['the End key', page => reading(page).log.press('End')],
  ['the wheel', page => reading(page).wheel(10_000)],
]

for (const [way, scrollDown] of back) {
  test(`${way} brings the reader back to the end, which is followed again`, async ({ extension, server }) => {
    const panel = await extension.openPanel()
    const answer = await answering(panel, server)
    await reading(panel).wheel(-500)
    await expect(chat(panel).button('Jump to the end')).toBeVisible()
    await scrollDown(panel)
    await expect(chat(panel).button('Jump to the end')).toBeHidden()
    await speak(answer, lines(60, 90), PACE)
    await expect(chat(panel).answers).toContainText('Line 89')
    await reading(panel).expectEnd()
  })
}

test('the next question is shown wherever the reader was', async ({ extension, server }) => {
  const panel = await extension.openPanel()
  const answer = await answering(panel, server)
  await answer.end()
  await expect(chat(panel).button('Send')).toBeVisible()
  await reading(panel).wheel(-500)
  await expect(chat(panel).button('Jump to the end')).toBeVisible()
  await chat(panel).ask('And then?')
  await expect(chat(panel).questions.last()).toBeInViewport()
  await reading(panel).expectEnd()
})

test('nothing moves while text is being selected, and what was selected stays selected', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  const answer = await answering(panel, server)
  const { log, position, settled } = reading(panel)
  const box = await log.boundingBox()
  if (!box) throw new Error('The conversation is not on the screen')
  await settled()
  const before = await position()
  await panel.mouse.move(box.x + 30, box.y + box.height - 160)
  await panel.mouse.down()
  await panel.mouse.move(box.x + 60, box.y + box.height - 100, { steps: 4 })
  const selected = await panel.evaluate(() => String(getSelection()))
  expect(selected).toContain('ine')
  await speak(answer, lines(60, 90), PACE)
  await expect(chat(panel).answers).toContainText('Line 89')
  expect(await position()).toBe(before)
  expect(await panel.evaluate(() => String(getSelection()))).toBe(selected)

  await panel.mouse.up()
  await speak(answer, lines(90, 120), PACE)
  await expect(chat(panel).answers).toContainText('Line 119')
  expect(await position()).toBe(before)
  expect(await panel.evaluate(() => String(getSelection()))).toBe(selected)
  await expect(chat(panel).button('Jump to the end')).toBeVisible()
})

test('a press that selects nothing does not end the following', async ({ extension, server }) => {
  const panel = await extension.openPanel()
  const answer = await answering(panel, server)
  await reading(panel).log.click({ position: { x: 100, y: 300 } })
  await speak(answer, lines(60, 90), PACE)
  await expect(chat(panel).answers).toContainText('Line 89')
  await reading(panel).expectEnd()
})

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
    const moved = await log.evaluate(async box => {
      const under = () =>
        [...box.querySelectorAll('article')].find(turn => turn.getBoundingClientRect().bottom > 200)
      const read = under()
      const before = read?.getBoundingClientRect().top ?? 0
      const top = box.scrollTop
      box.scrollBy({ top: -150, behavior: 'instant' })
      const asked = top - Math.max(top - 150, 0)
      for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame)
      return (read?.getBoundingClientRect().top ?? 0) - before - asked
    })
    expect(Math.abs(moved), `turn ${turns}`).toBeLessThanOrEqual(1)
    if ((await log.evaluate(box => box.scrollTop)) === 0) break
  }
  await expect(chat(panel).questions.first()).toBeInViewport()
})
