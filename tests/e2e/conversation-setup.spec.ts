import { axe } from './fixtures/axe.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

test('what a conversation is set up with is sent, kept with it, and with no other', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  const settings = chat(panel).button('Conversation settings')
  // What is kept of a conversation has to be read first; a key does not wait for that.
  await expect(settings).toBeEnabled()
  await settings.press('Enter')
  const model = panel.getByRole('combobox', { name: 'Model' })
  await expect(model).toBeFocused()
  await expect(model).toHaveAttribute('placeholder', 'gpt-3.5-turbo-16k-0613')
  await panel.keyboard.type('llama-9')
  await panel.getByLabel('Instructions').fill('Be brief.')
  await panel.getByLabel('Temperature').fill('0,2')
  await panel.getByLabel('Top-p').fill('0.9')
  await panel.getByLabel('Max tokens').fill('512')
  await panel.getByLabel('Stop sequences').fill('END\n\\n\\n')
  await panel.getByLabel('Max tokens').press('Enter')
  await expect(panel.getByRole('dialog')).toBeHidden()
  await expect(settings).toBeFocused()
  await expect(settings).toHaveAccessibleDescription('Some differ from Options')

  await chat(panel).ask('Hello')
  await expect(chat(panel).button('Copy')).toBeVisible()
  const sent = { model: 'llama-9', temperature: 0.2, top_p: 0.9, max_tokens: 512, stop: ['END', '\n\n'] }
  expect(server.requests[0]?.body).toMatchObject(sent)
  expect(server.requests[0]?.body.messages[0]).toEqual({ role: 'system', content: 'Be brief.' })

  await panel.reload()
  await expect(panel.getByText(/^llama-9 · /)).toBeVisible()
  await settings.click()
  await expect(panel.getByLabel('Stop sequences')).toHaveValue('END\n\\n\\n')
  await panel.keyboard.press('Escape')

  await chat(panel).button('New chat').click()
  await expect(settings).not.toHaveAccessibleDescription(/differ/)
  await chat(panel).ask('Hello')
  await expect.poll(() => server.requests[1]?.body.model).toBe('gpt-3.5-turbo-16k-0613')
  expect(server.requests[1]?.body).not.toHaveProperty('max_tokens')
})

test('what no server takes is said beside the field, and what is not saved is not lost by one Escape', async ({
  extension,
}) => {
  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 320, height: 600 })
  await chat(panel).button('Menu').click()
  await chat(panel).button('Conversation settings').click()
  await panel.getByLabel('Temperature').fill('9')
  await chat(panel).button('Save').click()
  await expect(panel.getByLabel('Temperature')).toBeFocused()
  await expect(panel.getByLabel('Temperature')).toHaveAccessibleDescription(/from 0 to 2/)
  expect((await axe(panel).analyze()).violations.map(({ id }) => id)).toEqual([])

  await panel.keyboard.press('Escape')
  await expect(chat(panel).button('Keep editing')).toBeFocused()
  await panel.keyboard.press('Enter')
  await expect(panel.getByLabel('Temperature')).toHaveValue('9')
  await chat(panel).button('Cancel').click()
  await chat(panel).button('Discard').click()
  await expect(panel.getByRole('dialog')).toBeHidden()
  await expect(chat(panel).button('Menu')).toBeFocused()
})
