import { openAtWork } from './fixtures/add-connection.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

test('before anything is sent it is said that a conversation would go on at another server', async ({
  extension,
  server,
}) => {
  // A connection like any other: what was chosen last answers, and no conversation has one of its own.
  const { options, panel } = await openAtWork(extension, server)
  await chat(panel).ask('Hello')
  await expect(chat(panel).button('Copy')).toBeVisible()
  expect(server.requests[0]?.headers.authorization).toBe('Bearer sk-work')
  const note = panel.getByText('Its own connection is off or deleted: what you send goes to ')
  await expect(note).toHaveCount(0)
  await options.getByRole('switch', { name: 'Work' }).click()
  await expect(note).toHaveText(/, with all of this conversation\.$/)
  await options.getByRole('switch', { name: 'Work' }).click()
  await expect(note).toHaveCount(0)
})
