import { button } from './fixtures/add-connection.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { PRESET_URL } from './fixtures/preset.ts'
import { openWithPolicy, showDetails } from './fixtures/set-policy.ts'

test.use({ ownBrowser: true, serverOptions: { wordGap: 0, cors: false, refusesExtensions: true } })

test('a person has a connection that their organisation has locked asked without Origin, and takes that back', async ({
  extension,
  server,
}) => {
  const options = await openWithPolicy(extension, {
    connections: [{ id: 'desk', name: 'Desk', url: `${PRESET_URL}/v1`, model: 'm', key: 'sk-org' }],
    ownConnections: false,
  })
  await showDetails(options, 'Desk')
  const form = options.getByRole('form', { name: 'Desk' })
  const drops = form.getByRole('switch', { name: 'Ask without Origin' })
  await button(options, 'Test').click()
  const allow = options.getByRole('button', { name: /^Allow 127/ })
  await expect(allow).toBeVisible()
  await extension.grantHost(PRESET_URL)
  await allow.click()
  await expect(form).toContainText('refuses requests of browser extensions (403)')
  await expect(drops).toBeHidden()

  await button(options, 'Ask without Origin').click()
  await expect(form).toContainText(/answered in .+ ms/)
  await button(options, 'Save').click()
  await expect(form.getByText('Saved', { exact: true })).toBeVisible()
  const panel = await extension.openPanel()
  await chat(panel).ask('Hello')
  await expect(chat(panel).button('Copy')).toBeVisible()
  expect(server.requests.at(-1)?.headers.origin).toBeUndefined()

  await drops.click()
  await button(options, 'Save').click()
  await expect(form.getByText('Saved', { exact: true })).toBeVisible()
  await chat(panel).ask('Hello again')
  await expect(chat(panel).answers.last()).toContainText(/does not accept questions from browser extensions/)
})
