import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { filesWith } from './fixtures/files-with.ts'
import { listOf } from './fixtures/list.ts'

test.use({ ownBrowser: true })

test('a temporary chat survives its worker, and leaves not a word when the browser closes', async ({
  extension,
  server,
  profile,
}) => {
  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 400, height: 600 })
  await chat(panel).button('Menu').click()
  await chat(panel).button('New temporary chat').click()
  await expect(panel.getByText('kept in memory only')).toBeVisible()
  const answering = server.hold()
  await chat(panel).ask('Is a Quagga striped?')
  await (await answering).write('A Quaggaanswer')
  await expect(chat(panel).answerText).toHaveText('A Quaggaanswer')
  await extension.killWorker()
  await panel.close()

  const next = await extension.openPanel()
  await next.setViewportSize({ width: 400, height: 600 })
  await expect(chat(next).answerText).toHaveText('A Quaggaanswer')
  await expect(chat(next).answers).toContainText('Interrupted')
  const continuing = server.hold()
  await chat(next).button('Continue').click()
  const rest = await continuing
  await rest.write(' and more')
  await rest.end()
  await expect(chat(next).answerText).toHaveText('A Quaggaanswer and more')
  await expect(next.getByText('Temporary', { exact: true }).first()).toBeVisible()

  await chat(next).button('Conversations').click()
  await expect(next.getByRole('list', { name: 'Temporary' }).getByRole('listitem')).toHaveCount(1)
  await listOf(next).row('striped?').press('Delete')
  await chat(next).button('Undo').click()
  await listOf(next).row('striped?').click()
  await chat(next).message.fill('Quaggadraft')
  await chat(next).button('New chat').click()
  await chat(next).ask('Is a Zebra striped?')
  await expect(chat(next).answers).toHaveCount(1)
  await chat(next).button('Conversations').click()
  await listOf(next).row('Quagga striped?').click()
  await expect(chat(next).message).toHaveValue('Quaggadraft')

  await extension.restart()
  const after = await extension.openPanel()
  await after.setViewportSize({ width: 400, height: 600 })
  await expect(chat(after).questions).toHaveText(/Is a Zebra striped\?/)
  await chat(after).button('Conversations').click()
  await expect(listOf(after).rows).toHaveText([/Zebra/])
  await extension.close()
  // Firefox compresses what it stores, by which whatever has a letter and a space before it twice is in pieces. With a
  // capital it is in what was asked, and without one in the index of the search.
  for (const kept of ['Zebr', 'zebr']) expect(await filesWith([kept], profile.folder)).not.toEqual([])
  expect(await filesWith(['Quagg', 'quagg'], profile.folder)).toEqual([])
})

test('temporary chats that are full say so, keep what fitted, and others go on', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  await chat(panel).button('New temporary chat').click()
  server.script(async answer => {
    // What is thought is folded: megabytes that are drawn take seconds.
    for (let n = 0; n < 50; n++) await answer.delta({ reasoning_content: `${'x'.repeat(99_999)}\n` })
    await answer.end()
  })
  // Looked for in the page: the whole text of the answer is megabytes to be brought out of it.
  const full = chat(panel).answers.getByText('Temporary chats are full')
  await chat(panel).ask('Everything, please')
  await expect.poll(() => server.requests.length).toBe(1)
  await server.requests[0]?.closed
  await expect(full).toBeVisible()
  await panel.reload()
  await expect(full).toBeVisible()
  const bytes = await panel.evaluate(() => chrome.storage.session.getBytesInUse(null))
  expect(bytes).toBeGreaterThan(3.5 * 2 ** 20)
  expect(bytes).toBeLessThan(4.2 * 2 ** 20)
  await chat(panel).answers.getByRole('button', { name: 'New chat' }).click()
  await chat(panel).ask('And here?')
  await expect(chat(panel).answers).toHaveCount(1)
})
