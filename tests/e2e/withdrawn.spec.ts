import type { DemoServer } from '../servers/demo-server.ts'
import { fails } from '../servers/scripted-answer.ts'
import { button, openAtWork } from './fixtures/add-connection.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import type { RunningExtension } from './fixtures/running-extension.ts'

test.use({ serverOptions: { wordGap: 0, cors: false } })

test('a key that is replaced while a retry is waited for is not used again', async ({
  extension,
  server,
}) => {
  const { options, panel } = await openAtWork(extension, server)
  server.script(fails(429, { error: { message: 'Slow down' } }, { 'retry-after': '8' }))
  await chat(panel).ask('Hello')
  await expect(chat(panel).answers).toContainText('Trying again')
  await button(options, 'Edit “Work”').click()
  const form = options.getByRole('form', { name: 'Work' })
  await form.getByRole('button', { name: 'Replace' }).click()
  await form.getByLabel('Key or access code').fill('sk-new')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(chat(panel).button('Copy')).toBeVisible({ timeout: 15_000 })
  expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
    'Bearer sk-work',
    'Bearer sk-new',
  ])
})

test('a connection that is deleted in the middle of its answer is hung up on, and what came is kept', async ({
  extension,
  server,
}) => {
  const { options, panel } = await openAtWork(extension, server)
  const held = server.hold()
  await chat(panel).ask('Hello')
  const answer = await held
  await answer.write('Half of it')
  await expect(chat(panel).answerText).toHaveText('Half of it')
  await button(options, 'Delete “Work”').click()
  await expect(chat(panel).answers).toContainText('was switched off, deleted or changed')
  await expect(chat(panel).answerText).toHaveText('Half of it')
  await expect.poll(() => answer.signal.aborted).toBe(true)
})

/** Half an answer, read by a permission that is taken back then. */
async function beginAndTakeBack(extension: RunningExtension, server: DemoServer) {
  const panel = await extension.openPanel()
  await extension.giveHost(server.url)
  const held = server.hold()
  await chat(panel).ask('Hello')
  const answer = await held
  await answer.write('Half of it')
  await expect(chat(panel).answerText).toHaveText('Half of it')
  await extension.withdrawHost(server.url)
  return { panel, answer }
}

test('a permission that is taken back in the middle of an answer ends it, and can be given again', async ({
  extension,
  server,
}) => {
  const { panel, answer } = await beginAndTakeBack(extension, server)
  await expect(panel.getByRole('button', { name: /^Allow 127\.0\.0\.1/ })).toBeVisible()
  await expect(chat(panel).answerText).toHaveText('Half of it')
  await expect.poll(() => answer.signal.aborted).toBe(true)
})

test.describe('where the server lets everybody read it', () => {
  test.use({ serverOptions: { wordGap: 0 } })

  test('an answer goes on when a permission that it can do without is taken back', async ({
    extension,
    server,
  }) => {
    const { panel, answer } = await beginAndTakeBack(extension, server)
    // By the time that another surface is told what there is, the background has heard of it.
    const popup = await extension.openPopup()
    await expect(chat(popup).message).toBeVisible()
    await answer.write(' and the rest')
    await answer.end()
    await expect(chat(panel).button('Copy')).toBeVisible()
    await expect(chat(panel).answerText).toHaveText('Half of it and the rest')
  })
})
