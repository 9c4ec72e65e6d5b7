import { button } from './fixtures/add-connection.ts'
import { axe } from './fixtures/axe.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { setPolicy } from './fixtures/set-policy.ts'

test.use({ ownBrowser: true })

test('what a connection of the organisation has answered stays when it is taken away, and goes on elsewhere', async ({
  extension,
  server,
}) => {
  const options = await extension.openTab('options.html')
  await expect(button(options, 'Add a connection')).toBeVisible()
  await setPolicy(extension, {
    connections: [
      { id: 'gateway', name: 'Gateway', url: `${server.url}/v1`, model: 'm', models: ['n'], key: 'sk-org' },
    ],
    ownConnections: false,
  })

  const gateway = options.getByRole('switch', { name: 'Gateway' })
  const panel = await extension.openPanel()
  await panel.getByRole('button', { name: /^Model: / }).click()
  await panel.getByRole('option', { name: 'n', exact: true }).click()
  await chat(panel).ask('Hello')
  await expect(chat(panel).button('Copy').first()).toBeVisible()

  await setPolicy(extension, {})
  await expect(gateway).toBeHidden()
  await expect(button(options, 'Add a connection')).toBeVisible()
  await expect(panel.getByRole('button', { name: /^Model: gpt-3\.5-turbo/ })).toBeVisible()
  await expect(panel.getByText('Its own connection is off or deleted: what you send goes to ')).toBeVisible()
  await expect(chat(panel).questions).toHaveCount(1)
})

test('a change of the policy wakes a background that sleeps, and every page has it', async ({
  extension,
  server,
}) => {
  const options = await extension.openTab('options.html')
  const panel = await extension.openPanel()
  await expect(button(options, 'Add a connection')).toBeVisible()
  await expect(panel.getByRole('button', { name: /^Model: / })).toBeVisible()
  const gateway = { id: 'gateway', name: 'Gateway', url: `${server.url}/v1`, model: 'm', key: 'sk-org' }
  await setPolicy(extension, { connections: [gateway] })
  await expect(options.getByText('Gateway')).toBeVisible()

  await extension.killWorker()
  expect(await extension.isAwake()).toBe(false)
  await setPolicy(extension, {
    connections: [{ ...gateway, name: 'New gateway', model: 'new-model', key: 'sk-new' }],
    ownConnections: false,
  })
  await expect(options.getByRole('switch', { name: 'New gateway' })).toBeVisible()
  await expect(panel.getByRole('button', { name: /^Model: new-model/ })).toBeVisible()
  await chat(panel).ask('Hello')
  await expect(chat(panel).button('Copy').first()).toBeVisible()
  expect(server.requests[0]?.headers.authorization).toBe('Bearer sk-new')
})

test('what a person has is kept while their organisation allows only its own connections', async ({
  extension,
}) => {
  const options = await extension.openTab('options.html')
  const own = options.getByRole('switch', { name: '127.0.0.1:17171' })
  await expect(own).toBeVisible()
  await setPolicy(extension, { ownConnections: false })
  await expect(options.getByText('and there is none: nothing can be asked')).toBeVisible()
  await expect(own).toBeHidden()

  await setPolicy(extension, {})
  await expect(own).toBeVisible()
  await expect(options.getByText('nothing can be asked')).toBeHidden()
})

test('what is typed in a form outlives that the organisation locks its connection', async ({ extension }) => {
  const options = await extension.openTab('options.html')
  await expect(button(options, 'Add a connection')).toBeVisible()
  const gateway = { id: 'gateway', name: 'Gateway', url: 'https://ai.example/v1', model: 'm' }
  await setPolicy(extension, { connections: [{ ...gateway, locked: false }] })
  await button(options, 'Edit “Gateway”').click()
  const form = options.getByRole('form', { name: 'Gateway' })
  await form.getByLabel('Instructions').fill('Answer in verse.')
  await form.getByLabel('Name', { exact: true }).fill('Mine')
  await setPolicy(extension, { connections: [{ ...gateway, url: 'https://new.example/v1' }] })
  await expect(options.getByRole('alert')).toContainText('Your organisation has locked “Gateway”')
  await expect(form.getByLabel('Instructions')).toHaveValue('Answer in verse.')
  await expect(form.getByLabel('Server URL')).toHaveValue('https://ai.example/v1')
  expect((await axe(options).analyze()).violations).toEqual([])

  await button(options, 'Save as a new connection').click()
  await expect(button(options, 'Edit “Mine”')).toBeFocused()
  await expect(button(options, 'Details of “Gateway”')).toHaveAttribute('aria-expanded', 'false')
})

test('a key that is being typed outlives that the organisation unlocks its connection, and so does the place in it', async ({
  extension,
}) => {
  const options = await extension.openTab('options.html')
  await expect(button(options, 'Add a connection')).toBeVisible()
  const gateway = { id: 'gateway', name: 'Gateway', url: 'https://ai.example/v1', model: 'm' }
  await setPolicy(extension, { connections: [gateway] })
  await button(options, 'Details of “Gateway”').click()
  const form = options.getByRole('form', { name: 'Gateway' })
  const key = form.getByLabel('Key or access code')
  await key.fill('sk-m')
  await setPolicy(extension, { connections: [{ ...gateway, locked: false }] })
  await expect(form.getByLabel('Instructions')).toBeVisible()
  await expect(key).toBeFocused()
  await options.keyboard.type('ine')
  await expect(key).toHaveValue('sk-mine')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form.getByText('A key is stored')).toBeVisible()
})

test('what is typed of a new connection outlives that the organisation allows only its own', async ({
  extension,
}) => {
  const options = await extension.openTab('options.html')
  await button(options, 'Add a connection').click()
  await options.getByRole('button', { name: /^Another server/ }).click()
  const form = options.getByRole('form', { name: 'New connection' })
  await form.getByLabel('Instructions').fill('Answer in verse.')
  await setPolicy(extension, { ownConnections: false })
  await expect(options.getByRole('alert')).toContainText('can be saved only once your organisation allows')
  await expect(form.getByRole('button', { name: 'Save' })).toBeHidden()
  expect((await axe(options).analyze()).violations).toEqual([])

  await setPolicy(extension, {})
  await expect(form.getByRole('button', { name: 'Save' })).toBeVisible()
  await expect(form.getByLabel('Instructions')).toHaveValue('Answer in verse.')
})
