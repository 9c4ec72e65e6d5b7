import type { Page } from '@playwright/test'
import type { DemoServer } from '../servers/demo-server.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import type { RunningExtension } from './fixtures/running-extension.ts'

test.use({ ownBrowser: true })

const queue = (page: Page) => page.getByRole('region', { name: 'Queued questions' })
const waiting = (page: Page) => queue(page).getByRole('listitem')

/** A panel with an answer that has begun, and a second question queued behind it. */
async function queueBehind(extension: RunningExtension, server: DemoServer): Promise<Page> {
  const panel = await extension.openPanel()
  const answering = server.hold()
  await chat(panel).ask('First')
  await (await answering).write('One')
  await expect(chat(panel).answerText).toHaveText('One')
  await chat(panel).ask('Second')
  await expect(waiting(panel)).toHaveText(['Second'])
  return panel
}

test('questions asked while an answer runs are queued, mended, and sent one after the other', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  const answering = server.hold()
  await chat(panel).ask('First')
  const answer = await answering
  await answer.write('One')
  await expect(chat(panel).answerText).toHaveText('One')

  await chat(panel).ask('Secnd')
  await chat(panel).message.fill('Third')
  await chat(panel).button('Queue').click()
  await expect(waiting(panel)).toHaveText(['Secnd', 'Third'])
  await expect(chat(panel).message).toBeFocused()
  const other = await extension.openPanel()
  await expect(waiting(other)).toHaveText(['Secnd', 'Third'])

  await queue(panel).getByRole('button', { name: 'Edit “Secnd”' }).click()
  await expect(chat(panel).message).toHaveValue('Secnd')
  await chat(panel).ask('Second')
  await chat(panel).ask('Fourth')
  await expect(waiting(panel)).toHaveText(['Third', 'Second', 'Fourth'])
  await queue(other).getByRole('button', { name: 'Remove “Third”' }).click()
  await expect(waiting(panel)).toHaveText(['Second', 'Fourth'])

  await answer.end()
  await expect(chat(panel).questions).toHaveText(['First', 'Second', 'Fourth'])
  await expect(queue(panel)).toBeHidden()
  await expect(chat(panel).button('Stop')).toBeHidden()
  expect(server.requests.map(({ question }) => question)).toEqual(['First', 'Second', 'Fourth'])
})

test('a queue whose answer broke off waits, whoever dies, and goes on when it is told to', async ({
  extension,
  server,
}) => {
  const panel = await queueBehind(extension, server)
  await panel.close()
  await extension.restart({ kill: true })

  const again = await extension.openPanel()
  await expect(chat(again).answers).toContainText('Interrupted')
  await expect(waiting(again)).toHaveText(['Second'])
  expect(server.requests).toHaveLength(1)
  await queue(again).getByRole('button', { name: 'Send now' }).click()
  await expect(chat(again).questions).toHaveText(['First', 'Second'])
  await expect(queue(again)).toBeHidden()
  await expect.poll(() => server.requests.length).toBe(2)
})

test('a queue behind an answer that was stopped waits, whatever is asked meanwhile', async ({
  extension,
  server,
}) => {
  const panel = await queueBehind(extension, server)
  await chat(panel).button('Stop').click()
  await expect(chat(panel).answers).toContainText('Stopped')

  for (const question of ['Something else', 'And more']) {
    await chat(panel).ask(question)
    await expect(chat(panel).questions.last()).toHaveText(question)
    await expect(chat(panel).button('Stop')).toBeHidden()
    await expect(chat(panel).answers.last()).toContainText(question)
  }
  await expect(queue(panel)).toContainText('Waiting: an answer before is not whole')
  await expect(waiting(panel)).toHaveText(['Second'])
  expect(server.requests.map(({ question }) => question)).toEqual(['First', 'Something else', 'And more'])
})
