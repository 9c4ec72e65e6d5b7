import { says } from '../servers/scripted-answer.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

test('lists have their own marks at each depth, and numbers at any', async ({ extension, server }) => {
  const panel = await extension.openPanel()
  server.script(says('- a\n  - b\n    - c\n    1. d\n       1. e'))
  await chat(panel).ask('Lists?')
  await expect(chat(panel).button('Copy')).toBeVisible()
  const marks = await chat(panel)
    .answers.locator('li')
    .evaluateAll(items => items.map(item => getComputedStyle(item).listStyleType))
  expect(marks).toEqual(['disc', 'circle', 'square', 'decimal', 'decimal'])
})
