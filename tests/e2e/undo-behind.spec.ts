import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { listOf } from './fixtures/list.ts'
import { openWithHistory } from './fixtures/open-with-history.ts'

test('a second press on Undo hits nothing of the list behind it', async ({ extension }) => {
  const panel = await openWithHistory(extension, { conversations: 40, messages: 2 }, 400)
  await chat(panel).button('Conversations').click()
  await listOf(panel).row('№1').press('Delete')
  const undo = await chat(panel).button('Undo').boundingBox()
  if (!undo) throw new Error('The deletion offers no Undo')
  // Not in its middle: that is between two of the buttons behind it.
  const place = [undo.x + undo.width / 3, undo.y + undo.height / 2] as const
  await extension.press(panel, place)
  await expect(chat(panel).button('Undo')).toHaveCount(0)
  await expect(listOf(panel).row('№1')).toBeVisible()
  // What was behind it is there now, and the second press comes.
  const renames = await panel.evaluate(
    ([x, y]) => document.elementFromPoint(x, y)?.closest('button')?.ariaLabel,
    place,
  )
  expect(renames).toMatch(/^Rename/)
  await extension.press(panel, place, 2)
  await listOf(panel).settled()
  await expect(listOf(panel).nav.getByRole('textbox')).toHaveCount(0)
  await extension.press(panel, place)
  await expect(listOf(panel).nav.getByRole('textbox')).toBeFocused()
})
