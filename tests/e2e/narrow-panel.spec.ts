import type { Page } from '@playwright/test'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { say } from './fixtures/say.ts'
import { keysOf } from './fixtures/stored-records.ts'

/** What stands out to either side, the ellipsis of a long name aside. */
function findWide(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter(element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .filter(element => !element.closest('[role="status"]:not(:has(button))'))
      .filter(element => {
        const { left, right, width } = element.getBoundingClientRect()
        return width > 0 && (left < -0.5 || right > innerWidth + 0.5)
      })
      .map(element => element.outerHTML.slice(0, 200)),
  )
}

for (const width of [180, 160]) {
  test(`a panel of ${width} px, 200 % of a narrow one, has everything in reach`, async ({
    extension,
    server,
  }) => {
    const panel = await extension.openPanel()
    await panel.setViewportSize({ width, height: 400 })
    await expect(panel.getByText('What would you like to know?')).toBeVisible()
    expect(await findWide(panel), 'empty').toEqual([])

    const answering = server.hold()
    await chat(panel).ask('Explain recursion with an_everyday_example_that_is_one_long_word')
    const answer = await answering
    await answer.write('x'.repeat(200))
    await expect(chat(panel).answerText).toContainText('xxx')
    expect(await findWide(panel), 'answering').toEqual([])
    await chat(panel).button('Stop').click()
    await expect(chat(panel).button('Continue')).toBeVisible()
    expect(await findWide(panel), 'stopped').toEqual([])

    server.script(reply => reply.reply(401, { error: { message: 'Bad key' } }))
    await chat(panel).button('Retry').click()
    await expect(chat(panel).answers.last()).toContainText('wants a key')
    expect(await findWide(panel), 'failed').toEqual([])

    for (const name of ['Conversations', 'New chat', 'Menu'])
      await expect(chat(panel).button(name)).toBeInViewport({ ratio: 1 })
    await chat(panel).button('Menu').click()
    // A moment after it opens its first entry has the focus, and is scrolled to.
    await expect(chat(panel).button('New temporary chat')).toBeFocused()
    await chat(panel).button('Options').focus()
    await expect(chat(panel).button('Options')).toBeInViewport({ ratio: 0.9 })
    expect(await findWide(panel), 'menu').toEqual([])
    await panel.keyboard.press('Escape')
    await expect(chat(panel).message).toBeInViewport({ ratio: 1 })
    expect((await chat(panel).message.boundingBox())?.width).toBeGreaterThan(64)

    await chat(panel).button('Conversations').click()
    await panel.getByRole('button', { name: /^Delete/ }).click()
    await expect(chat(panel).button('Undo')).toBeInViewport({ ratio: 1 })
    expect(await findWide(panel), 'list').toEqual([])
  })
}

test('a name that is being written when a panel becomes narrow, or its row moves, is there still', async ({
  extension,
}) => {
  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 800, height: 600 })
  await chat(panel).ask('Count')
  await expect(chat(panel).button('Copy')).toBeVisible()
  await panel.getByRole('button', { name: 'Rename “Count”' }).press('Enter')
  const field = panel.getByRole('textbox', { name: 'Name of the conversation' })
  await field.pressSequentially('Half of a')
  await panel.setViewportSize({ width: 400, height: 600 })
  await expect(field).toBeFocused()
  await expect(field).toBeInViewport()

  // By nobody's hand: whoever goes to another panel for it leaves the field, and with that writes the name.
  const conversationIds = (await keysOf(panel, 'conversation')).map(([, id]) => id)
  await panel.evaluate(say, { type: 'pin', conversationIds, pinned: true })
  await expect(panel.getByRole('list', { name: 'Pinned' }).getByRole('textbox')).toHaveValue('Half of a')
  await expect(field).toBeFocused()
  await panel.keyboard.type(' name')
  await panel.keyboard.press('Enter')
  await expect(panel.getByRole('button', { name: 'Rename “Half of a name”' })).toBeAttached()
})

test('settings that are open when a panel becomes narrow stay, and give the focus to what is there then', async ({
  extension,
}) => {
  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 800, height: 600 })
  await chat(panel).button('Conversation settings').click()
  const dialog = panel.getByRole('dialog', { name: 'Conversation settings' })
  const instructions = dialog.getByLabel('Instructions')
  await instructions.fill('Half a thought')
  await panel.setViewportSize({ width: 400, height: 600 })
  await expect(dialog).toBeInViewport({ ratio: 1 })
  await expect(instructions).toHaveValue('Half a thought')
  expect(await findWide(panel)).toEqual([])
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
  await expect(chat(panel).button('Menu')).toBeFocused()
  await panel.keyboard.press('Enter')
  await expect(chat(panel).button('Conversation settings')).toBeVisible()
})
