import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { listOf } from './fixtures/list.ts'
import { openWithHistory } from './fixtures/open-with-history.ts'

test('one is pinned above the others; several are selected and deleted, and come back, by keyboard alone', async ({
  extension,
}) => {
  const panel = await openWithHistory(extension, { conversations: 6, messages: 2 }, 320)
  await chat(panel).button('Conversations').click()
  const { nav, rows, row, settled } = listOf(panel)
  await expect(rows).toHaveText([/№0$/, /№1$/, /№2$/, /№3$/, /№4$/, /№5$/])

  await row('№3').focus()
  await panel.keyboard.press('Tab')
  await expect(nav.getByRole('button', { name: /^Pin .*№3”$/ })).toBeFocused()
  await panel.keyboard.press('Enter')
  await expect(rows).toHaveText([/№3$/, /№0$/, /№1$/, /№2$/, /№4$/, /№5$/])
  await expect(nav.getByRole('heading').first()).toHaveText('Pinned')
  await expect(row('№3')).toBeFocused()

  await panel.keyboard.press('ArrowDown')
  for (let count = 0; count < 2; count++) await panel.keyboard.press('Shift+ArrowDown')
  await expect(nav.getByText('3 selected')).toBeVisible()
  await panel.keyboard.press('Delete')
  await expect(rows).toHaveText([/№3$/, /№4$/, /№5$/])
  await settled()
  await expect(row('№4')).toBeFocused()
  await expect(panel.getByText('Deleted 3 conversations')).toBeVisible()
  await chat(panel).button('Undo').press('Enter')
  await expect(rows).toHaveText([/№3$/, /№0$/, /№1$/, /№2$/, /№4$/, /№5$/])

  await row('№4').press('Control+a')
  await expect(nav.getByText('6 selected')).toBeVisible()
  await panel.keyboard.press('Escape')
  await expect(nav.getByRole('checkbox')).toHaveCount(0)
  await expect(rows.first()).toBeVisible()
})

test('thousands are gone through by keyboard, with few of them in the document', async ({ extension }) => {
  const panel = await openWithHistory(extension, { conversations: 3_000, messages: 1 }, 320)
  await chat(panel).button('Conversations').click()
  const { nav, rows, row } = listOf(panel)
  await expect(nav.getByText('3,000 conversations')).toBeVisible()

  await row('№0').focus()
  await panel.keyboard.press('End')
  await expect(row('№2999')).toBeFocused()
  await expect(row('№2999')).toBeInViewport({ ratio: 1 })
  // Those who go through it by ear hear which of how many it is.
  await expect(nav.getByRole('listitem').last()).toHaveAttribute('aria-posinset', /^\d+$/)
  expect(await rows.count()).toBeLessThan(80)

  // Scrolled out of sight it keeps the focus, and the keys go on from it.
  await nav.hover()
  await panel.mouse.wheel(0, -20_000)
  await expect(row('№2999')).not.toBeInViewport()
  await expect(row('№2999')).toBeFocused()
  await panel.keyboard.press('ArrowUp')
  await expect(row('№2998')).toBeFocused()
  await expect(row('№2998')).toBeInViewport({ ratio: 1 })
  await panel.keyboard.press('Home')
  await expect(row('№0')).toBeFocused()
})

test('while some are selected, the one that is shown is not marked as if it were', async ({ extension }) => {
  const panel = await openWithHistory(extension, { conversations: 4, messages: 2 }, 900)
  const { row } = listOf(panel)
  const background = (end: string) =>
    row(end).evaluate(button => getComputedStyle(button.parentElement ?? button).backgroundColor)
  await row('№1').click()
  await expect(row('№1')).toHaveAttribute('aria-current', 'true')
  await row('№3').click({ modifiers: ['Control'] })
  await expect(row('№3')).toBeChecked()
  await chat(panel).message.hover()
  await expect.poll(() => background('№1')).toBe(await background('№2'))
  expect(await background('№3')).not.toBe(await background('№2'))
})

test('Ctrl+A takes the conversations, wherever in the list was clicked, and never the text of the page', async ({
  extension,
}) => {
  const panel = await openWithHistory(extension, { conversations: 6, messages: 2 }, 900)
  const { nav, row } = listOf(panel)
  await row('№1').click({ modifiers: ['Control'] })
  await nav.getByText('1 selected').click()
  await panel.keyboard.press('Control+a')
  await expect(nav.getByText('6 selected')).toBeVisible()

  await panel.getByLabel('Search conversations').fill('№1')
  const found = panel.getByRole('region', { name: 'Search results' })
  await expect(found.getByRole('listitem')).not.toHaveCount(0)
  await panel.keyboard.press('ArrowDown')
  await expect(found.locator(':focus')).toBeVisible()
  await panel.keyboard.press('Control+a')
  expect(await panel.evaluate(() => getSelection()?.type)).not.toBe('Range')
})
