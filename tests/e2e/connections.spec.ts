import type { Page } from '@playwright/test'
import { startDemoServer } from '../servers/demo-server.ts'
import { addConnection, button } from './fixtures/add-connection.ts'
import { axe } from './fixtures/axe.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

const names = (options: Page) => options.locator('[data-connection] > [role=switch]').allInnerTexts()

test('two connections answer two conversations, chosen by keyboard, each with its own key', async ({
  extension,
  server,
}) => {
  const other = await startDemoServer({ wordGap: 0 })
  try {
    await extension.grantHost(other.url)
    const options = await extension.openTab('options.html')
    await addConnection(options, 'Work', `${other.url}/v1`, 'work-model', 'sk-work')
    expect(await options.content()).not.toContain('sk-work')

    const panel = await extension.openPanel()
    await chat(panel).ask('To the first')
    await expect(chat(panel).button('Copy').first()).toBeVisible()
    await chat(panel).button('New chat').click()
    await panel.getByRole('button', { name: /^Model: / }).press('Enter')
    await expect(panel.getByRole('combobox', { name: 'Find a model' })).toBeFocused()
    await panel.keyboard.type('work')
    await expect(panel.getByRole('option', { name: /work-model/ })).toBeVisible()
    await panel.keyboard.press('Enter')
    await expect(panel.getByRole('button', { name: /^Model: work-model · Work/ })).toBeFocused()
    await chat(panel).ask('To the second')
    await expect(chat(panel).button('Copy').first()).toBeVisible()

    expect(server.requests.map(({ body }) => body.messages.at(-1)?.content)).toEqual(['To the first'])
    expect(other.requests.map(({ body }) => [body.model, body.messages.at(-1)?.content])).toEqual([
      ['work-model', 'To the second'],
    ])
    expect(other.requests[0]?.headers.authorization).toBe('Bearer sk-work')
    expect(server.requests[0]?.headers.authorization).toBeUndefined()
    expect(await panel.content()).not.toContain('sk-work')
  } finally {
    await other.close()
  }
})

test('connections are ordered by keyboard, copied, deleted and brought back, and the focus stays among them', async ({
  extension,
  server,
}) => {
  const options = await extension.openTab('options.html')
  await options.setViewportSize({ width: 320, height: 700 })
  const first = new URL(await options.getByLabel('Server URL').inputValue()).host
  await addConnection(options, 'Work', server.url, 'm', 'sk-work')
  await button(options, 'Move “Work” up').press('Enter')
  await expect.poll(() => names(options)).toEqual(['Work', first])
  await expect(button(options, 'Move “Work” up')).toBeFocused()

  await button(options, 'Delete “Work”').press('Enter')
  await expect.poll(() => names(options)).toEqual([first])
  await expect(button(options, `Edit “${first}”`)).toBeFocused()
  await button(options, 'Undo').click()
  await expect.poll(() => names(options)).toEqual(['Work', first])
  await expect(options.getByText(/key stored/)).toBeVisible()

  for (const name of ['Work', first]) await button(options, `Delete “${name}”`).click()
  await expect(options.getByText('There is no connection')).toBeVisible()
  await expect(options.getByText('Deleted 2 connections').first()).toBeVisible()
  await button(options, 'Undo').click()
  await expect.poll(() => names(options)).toEqual(['Work', first])

  await button(options, 'Duplicate “Work”').press('Enter')
  await expect.poll(() => names(options)).toEqual(['Work', 'Work 2', first])
  const up = button(options, `Move “${first}” up`)
  // Twice before anybody is told of the first: a pointer would meet another row there.
  await up.evaluate((button: HTMLElement) => {
    button.focus()
    button.click()
    button.click()
  })
  await expect.poll(() => names(options)).toEqual([first, 'Work', 'Work 2'])
  await expect(up).toBeFocused()
  expect((await axe(options).analyze()).violations.map(({ id }) => id)).toEqual([])
})

test('what is typed in a form outlives its connection, deleted in another window', async ({ extension }) => {
  const [options, other] = [await extension.openTab('options.html'), await extension.openTab('options.html')]
  const form = options.getByRole('form', { name: '127.0.0.1:17171' })
  await form.getByLabel('Name', { exact: true }).fill('Mine')
  await button(other, 'Delete “127.0.0.1:17171”').click()
  await expect(options.getByRole('alert')).toContainText('“127.0.0.1:17171” was deleted elsewhere')
  await expect(form.getByLabel('Name', { exact: true })).toHaveValue('Mine')
  // Where each tab has a window of its own, the focus is in one of them.
  await options.bringToFront()
  await button(options, 'Save as a new connection').click()
  await expect(button(options, 'Edit “Mine”')).toBeFocused()
  await expect(other.getByRole('switch', { name: 'Mine' })).toBeVisible()
})
