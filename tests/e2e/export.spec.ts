import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

test('a conversation is saved as Markdown and as JSON from the panel, by keys alone', async ({
  extension,
}) => {
  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 400, height: 700 })
  const menu = chat(panel).button('Menu')
  const asMarkdown = panel.getByRole('button', { name: 'Export as Markdown' })
  await menu.press('Enter')
  await expect(asMarkdown).toBeDisabled()
  await panel.keyboard.press('Escape')
  await chat(panel).ask('Why is it: so?')
  await expect(chat(panel).button('Copy')).toBeVisible()

  await menu.press('Enter')
  await expect(chat(panel).button('New temporary chat')).toBeFocused()
  await panel.keyboard.press('ArrowDown')
  await expect(chat(panel).button('Conversation settings')).toBeFocused()
  await panel.keyboard.press('ArrowDown')
  await expect(asMarkdown).toBeFocused()
  const markdown = await extension.savedBy(panel, () => panel.keyboard.press('Enter'))
  expect(markdown.name).toBe('Why is it so.md')
  expect(markdown.text).toMatch(/^# Why is it: so\?\n\n## You\n/)
  await expect(menu).toBeFocused()

  // With room for it, the same stands behind a button of its own.
  await panel.setViewportSize({ width: 800, height: 700 })
  await chat(panel).button('Export').press('Enter')
  await expect(asMarkdown).toBeFocused()
  await panel.keyboard.press('Tab')
  const json = await extension.savedBy(panel, () => panel.keyboard.press('Enter'))
  await expect(chat(panel).button('Export')).toBeFocused()
  expect(json.name).toBe('Why is it so.json')
  expect(JSON.parse(json.text)).toMatchObject({
    format: 'mishalsgpt-conversations',
    version: 1,
    conversations: [{ title: 'Why is it: so?', messages: [{ role: 'user' }, { role: 'assistant' }] }],
  })
})

test('everything is saved from the options, and never a key or what a header says', async ({ extension }) => {
  const panel = await extension.openPanel()
  for (const question of ['First question', 'Second question']) {
    await chat(panel).button('New chat').click()
    await chat(panel).ask(question)
    await expect(chat(panel).button('Copy')).toBeVisible()
  }
  const options = await extension.openTab('options.html')
  await options.getByRole('textbox', { name: 'Key or access code' }).fill('sk-secret')
  await options.getByText('More settings').click()
  await options.getByRole('button', { name: 'Add header' }).click()
  await options.getByLabel('Name of header 1').fill('x-team')
  await options.getByLabel('Value of x-team').fill('secret-team')
  await options.getByRole('button', { name: 'Save' }).click()
  await expect(options.getByText('Saved', { exact: true })).toBeVisible()

  const { name, text } = await extension.savedBy(options, () =>
    options.getByRole('button', { name: 'Export everything' }).click(),
  )
  expect(name).toMatch(/^mishalsgpt \d{4}-\d\d-\d\d\.json$/)
  expect(text).not.toMatch(/sk-secret|secret-team/)
  const titles = JSON.parse(text).conversations.map(({ title }: { title: string }) => title)
  expect(titles).toEqual(['First question', 'Second question'])
  await expect(options.getByText('Exported: your browser saves the file.').first()).toBeVisible()
})
