import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

test('an idle panel lets the worker sleep, and hears of what happens once it is awake again', async ({
  extension,
}) => {
  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 900, height: 700 })
  await chat(panel).ask('First')
  await expect(chat(panel).button('Copy')).toBeVisible()
  await extension.killWorker()
  expect(await extension.isAwake()).toBe(false)

  const popup = await extension.openPopup()
  await chat(popup).button('New chat').click()
  await chat(popup).ask('Second')
  await expect(chat(popup).button('Copy')).toBeVisible()
  const list = panel.getByRole('navigation', { name: 'Conversations' })
  await expect(list.getByRole('button', { name: 'Second', exact: true })).toBeVisible()

  await extension.killWorker()
  await chat(panel).ask('Third')
  await expect(chat(panel).questions).toHaveText(['First', 'Third'])
})
