import { PATHOLOGIES } from '../fixtures/hostile-inputs.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

/** As it is pasted: Firefox puts no NUL on a clipboard, and makes half a character none when it leaves it. */
const toPasted = (text: string) => text.toWellFormed().replaceAll('\0', '')

for (const [name, make] of Object.entries(PATHOLOGIES)) {
  test(`${name}: the text is kept, and the page goes on`, async ({ extension, server }) => {
    const text = make()
    server.script(async answer => {
      // As a fast server sends it: in pieces of a few kilobytes.
      for (let at = 0; at < text.length; at += 4096) await answer.write(text.slice(at, at + 4096))
      await answer.end()
    })
    const panel = await extension.openPanel()
    await chat(panel).ask('Too much, please')
    // By attributes: to find a role in half a million elements costs Playwright more than all the drawing.
    const press = (title: string) => panel.locator(`button[title="${title}"]`).last().click()
    // Ended, and drawn to its end: a piece a frame, which for the worst takes seconds.
    await panel.locator('article[aria-busy="false"] [aria-busy="false"]').waitFor()
    const end = panel.locator('article p').last()
    await expect(end).toHaveText('goodbye')
    await expect(end).toBeInViewport()

    await press('Copy')
    const [copied, expected] = [await extension.copied(panel), text].map(toPasted)
    expect(copied?.length).toBe(expected?.length)
    expect(copied === expected).toBe(true)

    // So much that no model could be sent it along.
    await press('New chat')
    await chat(panel).ask('Still there?')
    await expect(chat(panel).answers.last()).toContainText('Still there?')
  })
}
