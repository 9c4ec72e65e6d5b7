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
