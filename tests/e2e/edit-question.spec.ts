import type { Locator } from '@playwright/test'
import { says } from '../servers/scripted-answer.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { lines, reading } from './fixtures/reading.ts'

test('by keyboard alone a question is edited where it stands, asked anew, and the old one is kept', async ({
  extension,
  server,
}) => {
  const popup = await extension.openPopup()
  const { questions, answerText, message, button } = chat(popup)
  await chat(popup).ask('Say one')
  await expect(button('Copy')).toBeVisible()
  await message.fill('Half a thought')

  await button('Edit').focus()
  await popup.keyboard.press('Enter')
  const field = popup.getByRole('textbox', { name: 'Edit your question' })
  await expect(field).toBeFocused()
  await expect(field).toHaveValue('Say one')
  await popup.keyboard.type(' and nothing else')
  await popup.keyboard.press('Escape')
  await expect(questions).toHaveText('Say one')
  await expect(button('Edit')).toBeFocused()

  const answering = server.hold()
  await popup.keyboard.press('Enter')
  await popup.keyboard.press('Control+A')
  await popup.keyboard.type('Say two')
  await popup.keyboard.press('Enter')
  const answer = await answering
  expect(answer.request.body.messages).toEqual([{ role: 'user', content: 'Say two' }])
  await answer.write('Two')
  await answer.end()
  await expect(answerText).toHaveText('Two')
  await expect(questions).toHaveCount(1)
  await expect(questions).toContainText('Say two')
  await expect(message).toBeFocused()
  await expect(message).toHaveValue('Half a thought')

  await button('Previous version').focus()
  await popup.keyboard.press('Enter')
  await expect(questions).toContainText('Say one')
  await expect(button('Previous version')).toBeFocused()
})

test('while an answer is written the edit waits, says for what, and outlives the panel', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  const answering = server.hold()
  await chat(panel).ask('Count')
  const answer = await answering
  await answer.write('one')
  await chat(panel).button('Edit').click()
  const field = panel.getByRole('textbox', { name: 'Edit your question' })
  await expect(field).toHaveAccessibleDescription(/Wait until the answer is written/)
  await field.fill('Count down')
  await field.press('Enter')
  await expect(field).toHaveValue('Count down')
  await panel.reload()
  await expect(field).toHaveValue('Count down')
  await expect(chat(panel).message).toBeFocused()
  await answer.end()
  await expect(chat(panel).button('Copy')).toBeVisible()
  await expect(field).toHaveAccessibleDescription('')
  await field.press('Enter')
  await expect(chat(panel).questions).toContainText('Count down')
  await expect.poll(() => server.requests.map(({ question }) => question)).toEqual(['Count', 'Count down'])
})

test('a question that grows while it is edited stays where it is, and moves what follows', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 400, height: 600 })
  for (const question of ['One', 'Two']) {
    server.script(says(lines(0, 40).join('')))
    await chat(panel).ask(question)
    await expect(chat(panel).button('Copy')).toHaveCount(question === 'One' ? 1 : 2)
  }
  const { wheel, settled, position } = reading(panel)
  const bubble = chat(panel).questions.filter({ hasText: 'Two' })
  const top = (box: Locator) => box.evaluate(box => box.getBoundingClientRect().top)
  await wheel(-100)
  await settled()
  await wheel((await top(bubble)) - 150)
  await settled()
  expect(await top(bubble)).toBeCloseTo(150, -1)

  await chat(panel).button('Edit').last().focus()
  await panel.keyboard.press('Enter')
  const field = panel.getByRole('textbox', { name: 'Edit your question' })
  await expect(field).toBeFocused()
  await settled()
  const before = await top(field)
  const scrolled = await position()
  for (let line = 0; line < 4; line++) await panel.keyboard.press('Shift+Enter')
  await settled()
  expect(await field.evaluate(field => (field as HTMLTextAreaElement).value)).toBe('Two\n\n\n\n')
  expect(await position()).toBe(scrolled)
  expect(await top(field)).toBe(before)
})
