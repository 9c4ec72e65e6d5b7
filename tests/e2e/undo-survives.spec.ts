import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { listOf } from './fixtures/list.ts'
import { openWithHistory } from './fixtures/open-with-history.ts'

test('what was deleted is offered again by the next panel, with the first closed and the worker dead', async ({
  extension,
}) => {
  const first = await openWithHistory(extension, { conversations: 3, messages: 2 }, 400)
  await chat(first).button('Conversations').click()
  await listOf(first).row('№1').press('Delete')
  await expect(listOf(first).rows).toHaveText([/№0$/, /№2$/])
  await extension.killWorker()
  await first.close()

  const next = await extension.openPanel()
  await next.setViewportSize({ width: 400, height: 600 })
  await expect(next.getByText(/^Deleted “.*№1”$/)).toBeVisible()
  await chat(next).button('Undo').click()
  await chat(next).button('Conversations').click()
  await expect(listOf(next).rows).toHaveText([/№0$/, /№1$/, /№2$/])

  // Once it was brought back, or its time is over, nothing is offered any more.
  await next.reload()
  await expect(chat(next).message).toBeVisible()
  await chat(next).button('Conversations').click()
  await expect(listOf(next).rows).toHaveCount(3)
  await expect(chat(next).button('Undo')).toHaveCount(0)

  // A panel that was open all the time offers it as well, all of what was deleted one after the other.
  const other = await extension.openPanel()
  await other.setViewportSize({ width: 400, height: 600 })
  await expect(chat(other).message).toBeVisible()
  await next.bringToFront()
  await listOf(next).row('№1').press('Delete')
  await listOf(next).row('№0').press('Delete')
  await expect(listOf(next).rows).toHaveText([/№2$/])
  await expect(chat(next).button('Undo')).toBeVisible()
  await next.close()
  await expect(other.getByText('Deleted 2 conversations')).toBeVisible()
  await chat(other).button('Undo').click()
  await chat(other).button('Conversations').click()
  await expect(listOf(other).rows).toHaveText([/№0$/, /№1$/, /№2$/])
})
