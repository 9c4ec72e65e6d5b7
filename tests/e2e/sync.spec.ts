import type { Page } from '@playwright/test'
import { toItems } from '../../lib/sync/items.ts'
import { addConnection, button } from './fixtures/add-connection.ts'
import { axe } from './fixtures/axe.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

const synced = (options: Page) =>
  options.evaluate(async () => JSON.stringify(await chrome.storage.sync.get(null)))

/** As another browser of the same account would, later than anything here. */
async function come(options: Page, name: string, data: unknown): Promise<void> {
  const items = Object.fromEntries(toItems(name, { at: Date.now() + 60_000, by: 'another' }, data))
  await options.evaluate(items => chrome.storage.sync.set(items), items)
}

test('connections go through the browser’s sync without their keys, and come from it wanting theirs', async ({
  extension,
  server,
}) => {
  const options = await extension.openTab('options.html')
  await addConnection(options, 'Work', 'https://work.example/v1', 'work-model', 'sk-work')
  expect(await synced(options)).toBe('{}')
  const region = options.getByRole('region', { name: 'Sync' })
  const sync = region.getByRole('switch')
  await sync.press('Enter')
  await expect(sync).toHaveAttribute('aria-checked', 'true')
  await expect.poll(() => synced(options)).toContain('work-model')
  expect(await synced(options)).not.toContain('sk-work')

  await come(options, 'connection/there', {
    url: `${server.url}/v1`,
    model: 'far-model',
    name: 'From elsewhere',
    needs: { key: true },
  })
  const row = options.getByRole('listitem').filter({ has: button(options, 'Edit “From elsewhere”') })
  await expect(row).toContainText('key missing')
  await come(options, 'connection/lan', { url: 'http://192.168.0.7/v1', model: 'm', needs: {} })
  await expect(region.getByRole('list', { name: 'Not synced' })).toContainText(
    'an address that is not allowed',
  )
  expect((await axe(options).analyze()).violations.map(({ id }) => id)).toEqual([])

  const panel = await extension.openPanel()
  await panel.getByRole('button', { name: /^Model: / }).click()
  await expect(panel.getByRole('option', { name: /far-model/ })).toContainText('key missing: see Options')
  await panel.keyboard.press('Escape')
  await chat(panel).button('Options').click()

  await button(options, 'Edit “From elsewhere”').click()
  const form = options.getByRole('form', { name: 'From elsewhere' })
  await form.getByLabel('Key or access code').fill('sk-mine')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(row).toContainText('key stored')

  await sync.press('Enter')
  await expect(sync).toHaveAttribute('aria-checked', 'false')
  await expect(region).toContainText('Nothing is sent or taken over any more')
  const before = await synced(options)
  await button(options, 'Delete “Work”').click()
  await expect(button(options, 'Edit “Work”')).toBeHidden()
  expect(await synced(options)).toBe(before)
  expect(before).not.toContain('sk-mine')
  await button(options, 'Remove from sync').click()
  await expect(region).toContainText('Removed from the browser’s sync')
  expect(await synced(options)).toBe('{}')
  await expect(row).toContainText('key stored')
})

test('a key stays behind when sync brings its connection to another server, and the form says so until another is saved', async ({
  extension,
  server,
}) => {
  const options = await extension.openTab('options.html')
  await addConnection(options, 'Work', `${server.url}/v1`, 'm', 'sk-work')
  const row = options.getByRole('listitem').filter({ has: options.getByRole('switch', { name: 'Work' }) })
  const id = await row.getAttribute('data-connection')
  const sync = options.getByRole('region', { name: 'Sync' }).getByRole('switch')
  await sync.press('Enter')
  await expect(sync).toHaveAttribute('aria-checked', 'true')
  // What is being written would go over what comes in the same moment.
  await expect.poll(() => synced(options)).toContain(`connection/${id}`)
  await come(options, `connection/${id}`, {
    url: 'https://moved.example/v1',
    model: 'm',
    name: 'Work',
    needs: { key: true },
  })
  await expect(row).toContainText('key missing')
  await button(options, 'Edit “Work”').click()
  const form = options.getByRole('form', { name: 'Work' })
  const warning = form.getByText('What was given for 127.0.0.1')
  await expect(warning).toContainText('is kept and goes nowhere')
  expect((await axe(options).analyze()).violations.map(({ id }) => id)).toEqual([])

  await form.getByLabel('Key or access code').fill('sk-moved')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(row).toContainText('key stored')
  await expect(warning).toBeHidden()
})
