import type { DemoServer } from '../servers/demo-server.ts'
import { fails } from '../servers/scripted-answer.ts'
import { button, openAtWork } from './fixtures/add-connection.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import type { RunningExtension } from './fixtures/running-extension.ts'

/** A panel whose question was refused for its key, and Options with the form that holds it. */
async function askWithBadKey(extension: RunningExtension, server: DemoServer) {
  const { options, panel } = await openAtWork(extension, server)
  server.script(fails(401, { error: { message: 'Bad key' } }))
  await chat(panel).ask('Hello')
  const form = options.getByRole('form', { name: 'Work' })
  return { options, panel, form, key: form.getByLabel('Key or access code') }
}

test('an error leads into the form of its own connection, and to the field that it is about', async ({
  extension,
  server,
}) => {
  const { options, panel, form, key } = await askWithBadKey(extension, server)
  await chat(panel).button('Open Options').click()
  await expect(key).toBeFocused()

  server.script(...Array(8).fill(fails(408, { error: { message: 'Timed out' } }, { 'retry-after': '120' })))
  await chat(panel).button('Retry').click()
  await chat(panel).button('Wait longer').click()
  await expect(form.getByLabel('Wait for an answer (s)')).toBeFocused()

  // Where Options is not open yet, it opens there.
  const opened = panel.context().waitForEvent('page')
  await options.close()
  await chat(panel).button('Wait longer').click()
  const again = (await opened).getByRole('form', { name: 'Work' })
  await expect(again.getByLabel('Wait for an answer (s)')).toBeFocused()
})

test('the same error leads there again, and leaves what is to become of the key as it is', async ({
  extension,
  server,
}) => {
  const { options, panel, form, key } = await askWithBadKey(extension, server)
  await chat(panel).button('Open Options').click()
  await expect(key).toBeFocused()
  await button(options, 'Edit “Work”').click()
  await expect(form).toBeHidden()
  // Opened by hand it leads nowhere.
  await button(options, 'Edit “Work”').click()
  await expect(button(options, 'Replace')).toBeVisible()
  await expect(button(options, 'Edit “Work”')).toBeFocused()

  await chat(panel).button('Open Options').click()
  await expect(key).toBeFocused()
  await button(options, 'Keep the stored key').click()
  await button(options, 'Forget').click()
  await button(options, 'Add a connection').focus()
  await chat(panel).button('Open Options').click()
  await expect(button(options, 'Edit “Work”')).toBeFocused()
  await expect(form).toContainText('The key is forgotten when you save')
})
