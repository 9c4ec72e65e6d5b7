import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { listOf } from './fixtures/list.ts'
import { openWithHistory } from './fixtures/open-with-history.ts'

const ALL = [/№0$/, /№1$/, /№2$/]

test('a second press on Undo, by pointer or key, in this panel or in another, brings back no less and does nothing else', async ({
  extension,
}) => {
  const first = await openWithHistory(extension, { conversations: 3, messages: 2 }, 900)
  const second = await extension.openPanel()
  await second.setViewportSize({ width: 900, height: 600 })
  for (const panel of [first, second]) await expect(listOf(panel).rows).toHaveText(ALL)
  const remove = async () => {
    await first.bringToFront()
    await listOf(first).row('№1').press('Delete')
    for (const panel of [first, second]) await expect(listOf(panel).rows).toHaveText([/№0$/, /№2$/])
  }
  const isAsBefore = async () => {
    for (const panel of [first, second]) {
      await expect(listOf(panel).rows).toHaveText(ALL)
      // Behind another tab there is hardly a frame.
      await panel.bringToFront()
      await listOf(panel).settled()
      await expect(panel.getByRole('status').filter({ hasText: /Deleted|bring back/ })).toHaveCount(0)
      await expect(chat(panel).questions).toHaveCount(0)
    }
  }

  await remove()
  await chat(first).button('Undo').dblclick()
  await isAsBefore()

  // The focus goes back to the tool that it came from: held down, the key must not press that.
  await remove()
  const trash = listOf(first).nav.getByRole('button', { name: /^Delete .*№2”$/ })
  await trash.focus()
  await chat(first).button('Undo').focus()
  await first.keyboard.down('Enter')
  await expect(trash).toBeFocused()
  for (let repeated = 0; repeated < 3; repeated++) await first.keyboard.down('Enter')
  await first.keyboard.up('Enter')
  await isAsBefore()

  // In both at once: neither knows of the other's yet. A click that waits for its button would come too late.
  await remove()
  const buttons = await Promise.all(
    [first, second].map(panel =>
      chat(panel)
        .button('Undo')
        .evaluateHandle(button => button as HTMLElement),
    ), // by its role
  )
  await Promise.all(buttons.map(button => button.evaluate(element => element.click())))
  await isAsBefore()

  // What one has brought back the other offers no more.
  await remove()
  await expect(chat(second).button('Undo')).toBeVisible()
  await chat(first).button('Undo').click()
  await isAsBefore()
})
