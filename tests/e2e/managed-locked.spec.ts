import { button } from './fixtures/add-connection.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { say } from './fixtures/say.ts'
import { openWithPolicy, showDetails } from './fixtures/set-policy.ts'

test.use({ ownBrowser: true })

test('a connection of the organisation answers with its key and cannot be touched', async ({
  extension,
  server,
}) => {
  const options = await openWithPolicy(extension, {
    connections: [
      { id: 'gateway', name: 'Gateway', url: `${server.url}/v1`, model: 'm', models: ['n'], key: 'sk-org' },
    ],
    ownConnections: false,
  })

  const gateway = options.getByRole('switch', { name: 'Gateway' })
  await expect(gateway).toHaveAccessibleDescription('Set by your organisation')
  await expect(gateway).toBeDisabled()
  await expect(button(options, 'Add a connection')).toBeHidden()
  await expect(button(options, 'Delete “Gateway”')).toBeHidden()
  await showDetails(options, 'Gateway')
  await expect(options.getByText('Your organisation has set this connection and its key')).toBeVisible()
  expect(await options.evaluate(say, { type: 'remove-connection', connectionId: 'managed-gateway' })).toEqual(
    {
      status: 'refused',
      reason: 'managed',
    },
  )

  const panel = await extension.openPanel()
  await panel.getByRole('button', { name: /^Model: / }).click()
  await expect(panel.getByRole('group', { name: 'Gateway Set by your organisation' })).toBeVisible()
  await panel.getByRole('option', { name: 'n', exact: true }).click()
  await chat(panel).ask('Hello')
  await expect(chat(panel).button('Copy').first()).toBeVisible()
  expect(server.requests[0]?.headers.authorization).toBe('Bearer sk-org')
  expect((await options.content()) + (await panel.content())).not.toContain('sk-org')
})
