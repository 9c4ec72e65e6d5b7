import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { listOf } from './fixtures/list.ts'

test('a tab whose conversation was deleted says so, and brings it back', async ({ extension }) => {
  const panel = await extension.openPanel()
  await chat(panel).ask('First question')
  await expect(chat(panel).button('Copy')).toBeVisible()
  const opening = extension.context.waitForEvent('page')
  await chat(panel).button('Open in a tab').click()
  const tab = await opening
  await expect(chat(tab).questions).toHaveText('First question')
  const address = tab.url()
  await tab.close()
  await panel.setViewportSize({ width: 400, height: 600 })
  await chat(panel).button('Conversations').click()
  await listOf(panel).row('First question').press('Delete')
  await expect(chat(panel).button('Undo')).toBeVisible()
  await panel.close()

  const later = await extension.context.newPage()
  await later.goto(address)
  await expect(later.getByRole('heading', { name: 'This conversation is no longer here' })).toBeVisible()
  // A reload says it again.
  await later.reload()
  await chat(later).button('Undo the deletion').press('Enter')
  await expect(chat(later).questions).toHaveText('First question')
  await expect(chat(later).message).toBeFocused()
})

test('a tab whose conversation never was says so, and goes on with a new one', async ({ extension }) => {
  const tab = await extension.openTab('sidepanel.html#never')
  await expect(tab.getByText('It was deleted, or was never on this computer.')).toBeVisible()
  await expect(chat(tab).button('Undo the deletion')).toBeHidden()
  await chat(tab).ask('A new question')
  await expect(chat(tab).button('Copy')).toBeVisible()
  await expect(tab.getByRole('heading', { name: 'no longer here' })).toBeHidden()

  // One in which nothing was asked yet is no such: a reload comes back to it.
  await chat(tab).button('New chat').click()
  await expect(tab.getByRole('heading', { name: 'What would you like to know?' })).toBeVisible()
  await tab.reload()
  await expect(tab.getByRole('heading', { name: 'What would you like to know?' })).toBeVisible()
})
