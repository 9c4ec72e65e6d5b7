import { PATHOLOGIES } from '../fixtures/hostile-inputs.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

for (const [name, make] of Object.entries(PATHOLOGIES)) {
  test(`${name}: the text is kept, and the page goes on`, async ({ extension, server }) => {
    const text = make()
    server.script(async answer => {
      // As a fast server sends it: in pieces of a few kilobytes.
      for (let at = 0; at < text.length; at += 4096) await answer.write(text.slice(at, at + 4096))
      await answer.end()
    })
    const panel = await extension.openPanel()
    await panel.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await chat(panel).ask('Too much, please')
    await expect(chat(panel).answers.last()).toHaveAttribute('aria-busy', 'false')
    await expect(chat(panel).answers.last().getByText('goodbye', { exact: true })).toBeInViewport()

    await chat(panel).button('Copy').last().click()
    const copied = await panel.evaluate(() => navigator.clipboard.readText())
    expect(copied.length).toBe(text.toWellFormed().length)
    expect(copied === text.toWellFormed()).toBe(true)

    // So much that no model could be sent it along.
    await chat(panel).button('New chat').click()
    await chat(panel).ask('Still there?')
    await expect(chat(panel).answers.last()).toContainText('Still there?')
  })
}
