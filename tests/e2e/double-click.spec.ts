import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { listOf } from './fixtures/list.ts'

test('the second press of a double click hits nothing that moved under the pointer', async ({
  extension,
}) => {
  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 900, height: 700 })
  for (const question of ['First question', 'Second question', 'Third question']) {
    await chat(panel).button('New chat').click()
    await chat(panel).ask(question)
    await expect(chat(panel).button('Copy')).toBeVisible()
  }
  const { rows, nav, settled } = listOf(panel)
  const trash = await nav.getByRole('button', { name: 'Delete “Third question”' }).boundingBox()
  if (!trash) throw new Error('There is one in each row')
  const at = [trash.x + trash.width / 2, trash.y + trash.height / 2] as const
  await extension.press(panel, at)
  await expect(rows).toHaveText(['Second question', 'First question'])
  await extension.press(panel, at, 2)
  await settled()
  await expect(rows).toHaveText(['Second question', 'First question'])
  await extension.press(panel, at)
  await expect(rows).toHaveText(['First question'])
})
