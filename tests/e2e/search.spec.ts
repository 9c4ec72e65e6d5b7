import type { Page } from '@playwright/test'
import { says } from '../servers/scripted-answer.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { openWithHistory } from './fixtures/open-with-history.ts'
import { putRecords } from './fixtures/stored-records.ts'

/** The search over the list of conversations, by the names that people and screen readers know. */
function search(panel: Page) {
  const results = panel.getByRole('region', { name: 'Search results' })
  return {
    field: panel.getByRole('textbox', { name: 'Search conversations' }),
    results,
    found: results.getByRole('listitem'),
    marks: results.locator('mark'),
    status: results.getByRole('status'),
  }
}

async function askAll(panel: Page, questions: string[]): Promise<void> {
  for (const question of questions) {
    await chat(panel).button('New chat').click()
    await chat(panel).ask(question)
    await expect(chat(panel).button('Copy')).toBeVisible()
  }
}

test('words of any script are found in titles and texts, in context, and lead to their message', async ({
  extension,
}) => {
  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 400, height: 700 })
  await askAll(panel, [
    'Where do café owners buy beans?',
    'Почему ёлка зелёная?',
    '北京大学在哪里？',
    '東京都庁への行き方は？',
  ])
  await chat(panel).button('Conversations').click()
  const { field, found, marks, status, results } = search(panel)
  for (const [typed, title, hit] of [
    ['CAFE', 'Where do café owners buy beans?', 'café'],
    ['елк', 'Почему ёлка зелёная?', 'ёлк'],
    ['大学', '北京大学在哪里？', '大学'],
    ['都庁', '東京都庁への行き方は？', '都庁'],
    ['wners bea', undefined, undefined],
    ['buy bea', '…café owners buy beans?', 'buy'],
  ] as const) {
    await field.fill(typed)
    if (title === undefined) {
      await expect(status).toHaveText('Nothing found')
    } else {
      await expect(found).toHaveCount(1)
      await expect(found.getByRole('button').first()).toContainText(title)
      await expect(marks.first()).toHaveText(hit)
    }
  }

  await results.getByRole('button', { name: /^You/ }).click()
  const question = chat(panel).questions
  await expect(question).toHaveText('Where do café owners buy beans?')
  await expect(question).toBeFocused()
  // Which is in sight already.
  await expect(chat(panel).button('Jump to the end')).toHaveCount(0)
})

test('the search is done by keyboard alone, and an undone deletion is found again', async ({ extension }) => {
  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 400, height: 700 })
  await askAll(panel, ['An apple a day', 'A pear a week'])
  await chat(panel).button('Conversations').press('Enter')
  const { field, found, status } = search(panel)
  const list = panel.getByRole('navigation', { name: 'Conversations' })
  await expect(list.locator(':focus')).toHaveCount(1)
  await expect(async () => {
    await panel.keyboard.press('Shift+Tab')
    await expect(field).toBeFocused({ timeout: 100 })
  }).toPass()

  await panel.keyboard.type('a')
  await expect(status).toHaveText('2 conversations')
  await panel.keyboard.type('pple')
  await expect(found).toHaveCount(1)
  await panel.keyboard.press('ArrowDown')
  await expect(found.getByRole('button').first()).toBeFocused()
  await panel.keyboard.press('Tab')
  await expect(found.getByRole('button', { name: 'Pin “An apple a day”' })).toBeFocused()
  await panel.keyboard.press('Enter')
  await expect(found.getByRole('button', { name: 'Unpin “An apple a day”' })).toBeFocused()
  await panel.keyboard.press('Shift+Tab')
  await panel.keyboard.press('ArrowUp')
  await expect(field).toBeFocused()
  await panel.keyboard.press('Escape')
  await expect(field).toHaveValue('')
  await expect(found).toHaveCount(0)

  await list.getByRole('button', { name: 'Delete “An apple a day”' }).press('Enter')
  await field.fill('apple')
  await expect(status).toHaveText('Nothing found')
  await panel.getByRole('button', { name: 'Undo' }).press('Enter')
  await expect(found).toHaveCount(1)
  // By its title it is found before its texts are read again: then there is no message to go to yet.
  await expect(found.locator('[data-passage]').first()).toBeVisible()
  await field.press('Enter')
  await expect(chat(panel).questions).toHaveText('An apple a day')
  await expect(chat(panel).questions).toBeFocused()
})

test('what is written while the results are shown is among them', async ({ extension, server }) => {
  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 900, height: 700 })
  const { field, found, marks, status } = search(panel)
  await field.fill('wombats')
  await expect(status).toHaveText('Nothing found')
  server.script(says('Wombats dig burrows.'))
  await chat(panel).ask('Who digs?')
  await expect(found).toHaveCount(1)
  await expect(marks).toHaveText('Wombats')
})

test('an index that is missing is made where it is looked for, with a bar, and then all is found', async ({
  extension,
}) => {
  const panel = await openWithHistory(extension, { conversations: 40, messages: 32 }, 900)
  await putRecords(panel, [['index'], undefined])
  await panel.evaluate(watchBar)
  const { field, found, status } = search(panel)
  await field.fill('№')
  await expect(status).toHaveText('40 conversations')
  const told = await panel.evaluate(() => document.body.dataset.told?.split('\n') ?? [])
  const ready = told.map(text => Number(/: (\d+) of 40$/.exec(text)?.[1]))
  expect(ready.length).toBeGreaterThan(1)
  expect(ready).toEqual(ready.toSorted((a, b) => a - b))
  await expect(panel.getByRole('progressbar')).toHaveCount(0)

  await field.fill('№39')
  await expect(found).toHaveCount(1)
  await expect(found.getByRole('button', { name: /^You/ })).toBeVisible()
})

/** Runs in the page: keeps, a line each, what the bar says of how far it is. */
function watchBar(): void {
  const told = new Set<string>()
  new MutationObserver(() => {
    const text = document.querySelector('progress')?.labels[0]?.textContent
    if (text?.includes(':')) told.add(text)
    if (told.size > 0) document.body.dataset.told = [...told].join('\n')
  }).observe(document.body, { subtree: true, childList: true, characterData: true })
}
