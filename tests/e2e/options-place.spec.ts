import { fails } from '../servers/scripted-answer.ts'
import { openAtWork } from './fixtures/add-connection.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

test('an error leads into the form of its own connection, and to the field that it is about', async ({
  extension,
  server,
}) => {
  const { options, panel } = await openAtWork(extension, server)
  server.script(fails(401, { error: { message: 'Bad key' } }))
  await chat(panel).ask('Hello')
  await chat(panel).button('Open Options').click()
  const form = options.getByRole('form', { name: 'Work' })
  await expect(form.getByLabel('Key or access code')).toBeFocused()

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
