import type { Page } from '@playwright/test'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { lines, reading } from './fixtures/reading.ts'

/** The server's next answer is this. */
const say =
  (text: string) => async (answer: { write(text: string): Promise<void>; end(): Promise<void> }) => {
    await answer.write(text)
    await answer.end()
  }

async function shown(page: Page): Promise<string[]> {
  return page
    .getByRole('article')
    .evaluateAll(articles =>
      articles.map(({ firstElementChild }) => firstElementChild?.textContent?.trim() ?? ''),
    )
}

test('any answer is written anew, and its versions are chosen on every panel', async ({
  extension,
  server,
}) => {
  server.script(say('First'), say('Second'), say('Other'))
  const panel = await extension.openPanel()
  await chat(panel).ask('One')
  await expect(chat(panel).answerText).toHaveText('First')
  await expect(chat(panel).button('Copy')).toBeVisible()
  await chat(panel).ask('Two')
  await expect(chat(panel).answerText).toHaveText('Second')
  await expect(chat(panel).button('Copy')).toHaveCount(2)

  await chat(panel).button('Retry').first().click()
  await expect.poll(() => shown(panel)).toEqual(['One', 'Other'])
  const versions = panel.getByRole('group', { name: 'Versions' })
  await expect(versions).toHaveAccessibleDescription('Version 2 of 2')
  await expect(chat(panel).button('Next version')).toHaveAttribute('aria-disabled', 'true')

  const second = await extension.openPanel()
  await expect.poll(() => shown(second)).toEqual(['One', 'Other'])
  await chat(second).button('Previous version').press('Enter')
  for (const page of [panel, second])
    await expect.poll(() => shown(page)).toEqual(['One', 'First', 'Two', 'Second'])
  await expect(chat(second).button('Previous version')).toBeFocused()
  await expect(second.getByRole('status').filter({ hasText: 'Version 1 of 2' })).toBeAttached()

  await panel.reload()
  await expect.poll(() => shown(panel)).toEqual(['One', 'First', 'Two', 'Second'])
  await expect(versions).toHaveAccessibleDescription('Version 1 of 2')
})

test('the way to the end is offered in a version that is longer than the panel, and in no other', async ({
  extension,
  server,
}) => {
  const long = lines(0, 60).join('')
  server.script(say(long), say(long), say('Other'))
  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 400, height: 400 })
  await chat(panel).ask('One')
  await expect(chat(panel).button('Copy')).toBeVisible()
  await chat(panel).ask('Two')
  await expect(chat(panel).button('Copy')).toHaveCount(2)
  await chat(panel).button('Edit').last().click()
  await panel.getByLabel('Edit your question').fill('Two again')
  await panel.keyboard.press('Enter')
  await expect(chat(panel).answerText).toHaveText('Other')
  const toEnd = chat(panel).button('Jump to the end')

  await chat(panel).button('Previous version').click()
  await expect(toEnd).toBeVisible()
  await chat(panel).button('Next version').click()
  await expect(chat(panel).answerText).toHaveText('Other')
  await reading(panel).expectEnd()
  await expect(toEnd).toBeHidden()
})

test('an answer is written anew by another model, chosen or typed', async ({ extension, server }) => {
  const panel = await extension.openPanel()
  await chat(panel).ask('One')
  await expect(chat(panel).button('Copy')).toBeVisible()
  await chat(panel).button('More').click()
  await panel.getByRole('option', { name: /^gpt-3\.5-turbo$/ }).click()
  await expect.poll(() => server.requests.at(-1)?.body.model).toBe('gpt-3.5-turbo')
  await expect(chat(panel).button('Copy')).toBeVisible()

  await chat(panel).button('More').press('Enter')
  await panel.keyboard.press('ArrowDown')
  await expect(panel.getByRole('combobox', { name: 'Find a model' })).toBeFocused()
  await panel.keyboard.type('llama-9')
  await panel.keyboard.press('Enter')
  await expect.poll(() => server.requests.at(-1)?.body.model).toBe('llama-9')
  await expect(panel.getByText('3/3')).toBeVisible()

  await expect(chat(panel).button('Copy')).toBeVisible()
  await chat(panel).button('More').press('Enter')
  await expect(panel.getByRole('option', { name: 'llama-9' }).getByLabel('wrote this')).toBeVisible()
  await panel.keyboard.press('Escape')
  await expect(panel.getByRole('dialog')).toBeHidden()
  await expect(chat(panel).button('More')).toBeFocused()
})
