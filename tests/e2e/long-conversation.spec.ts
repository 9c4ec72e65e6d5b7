import type { Page } from '@playwright/test'
import type { Message } from '../../lib/model/message.ts'
import { says } from '../servers/scripted-answer.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { openLong } from './fixtures/open-long.ts'
import { reading } from './fixtures/reading.ts'

const words = (message: Message | undefined): string => {
  const text = message?.role === 'user' ? (message.parts[0]?.text ?? '') : (message?.text ?? '')
  return text.split('\n')[0] ?? ''
}

const turn = (panel: Page, message: Message | undefined) => panel.locator(`[data-message="${message?.id}"]`)

test('two thousand messages open at their end, with few of them in the document', async ({ extension }) => {
  const { panel, messages } = await openLong(extension)
  await expect(turn(panel, messages.at(-1))).toContainText(words(messages.at(-1)))
  await expect(turn(panel, messages.at(-1))).toBeInViewport()
  await expect(chat(panel).message).toBeFocused()
  expect(await panel.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(2000)
})

test('who drags to the very top of what is there stays at what stood there, with older ones above', async ({
  extension,
}) => {
  const { panel } = await openLong(extension)
  const { log } = reading(panel)
  const moved = await log.evaluate(async box => {
    const first = box.querySelector('article')
    box.scrollTo({ top: 0, behavior: 'instant' })
    for (let frames = 0; frames < 6; frames++) await new Promise(requestAnimationFrame)
    return (first?.getBoundingClientRect().top ?? 0) - box.getBoundingClientRect().top
  })
  expect(moved).toBeGreaterThanOrEqual(-1)
  expect(moved).toBeLessThanOrEqual(40)
  expect(await reading(panel).position()).toBeGreaterThan(100)
})

test('Home goes to the first message, End to the last, and a question asked up there is followed', async ({
  extension,
  server,
}) => {
  const { panel, messages } = await openLong(extension)
  const { log, expectEnd } = reading(panel)
  await log.press('Home')
  await expect(turn(panel, messages[0])).toBeInViewport()
  expect(await reading(panel).position()).toBe(0)
  await expect(chat(panel).button('Jump to the end')).toBeVisible()
  await log.press('PageDown')
  await expect.poll(reading(panel).position).toBeGreaterThan(300)

  await log.press('End')
  await expectEnd()
  await expect(turn(panel, messages.at(-1))).toBeInViewport()

  await log.press('Home')
  await expect(turn(panel, messages[0])).toBeInViewport()
  server.script(says('An answer at the end'))
  await chat(panel).ask('And now?')
  await expect(chat(panel).questions.last()).toHaveText('And now?')
  await expect(chat(panel).answers.last()).toContainText('An answer at the end')
  await expect(chat(panel).questions.last()).toBeInViewport()
  await expectEnd()
})
