import { toItems } from '../../lib/sync/items.ts'
import { startDemoServer } from '../servers/demo-server.ts'
import { breaksOff } from '../servers/scripted-answer.ts'
import { addConnection, button } from './fixtures/add-connection.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

test('where it is wanted the next connection answers for one that is down, and says so', async ({
  extension,
  server,
}) => {
  const down = await startDemoServer()
  await extension.grantHost(down.url)
  await down.close()
  const options = await extension.openTab('options.html')
  await addConnection(options, 'Work', `${down.url}/v1`, 'work-model', 'sk-work')
  await button(options, 'Move “Work” up').click()
  await options.getByRole('switch', { name: 'Ask the next one where one cannot answer' }).press('Enter')

  const panel = await extension.openPanel()
  await expect(panel.getByRole('button', { name: /^Model: work-model · Work/ })).toBeVisible()
  await chat(panel).ask('Is anybody there?')
  await expect(chat(panel).button('Copy').first()).toBeVisible()
  await expect(chat(panel).answers).toContainText(/Work could not answer: asked .+ instead\./)
  expect(server.requests.map(({ question }) => question)).toEqual(['Is anybody there?'])
  expect(server.requests[0]?.headers.authorization).toBeUndefined()
})

test('one that hangs up before the first word is passed over, and asked first again by the next question', async ({
  extension,
  server,
}) => {
  const spare = await startDemoServer()
  await extension.grantHost(spare.url)
  const options = await extension.openTab('options.html')
  await addConnection(options, 'Spare', `${spare.url}/v1`, 'spare-model', '')
  await options.getByRole('switch', { name: 'Ask the next one where one cannot answer' }).press('Enter')

  const panel = await extension.openPanel()
  server.script(breaksOff([''], 'clean'))
  await chat(panel).ask('Is anybody there?')
  await expect(chat(panel).button('Copy')).toBeVisible()
  await expect(chat(panel).answers).toContainText('127.0.0.1:17171 could not answer: asked Spare')
  await expect(panel.getByRole('button', { name: /^Model: gpt.+ · 127\.0\.0\.1:17171/ })).toBeVisible()
  await chat(panel).ask('And now?')
  await expect(chat(panel).button('Copy')).toHaveCount(2)
  await expect(chat(panel).answers.last()).not.toContainText('could not answer')
  expect(server.requests.map(({ question }) => question)).toEqual(['Is anybody there?', 'And now?'])
  expect(spare.requests.map(({ question }) => question)).toEqual(['Is anybody there?'])
  await spare.close()
})

test('one that came through the browser’s sync without its key is passed over', async ({
  extension,
  server,
}) => {
  const [down, far] = await Promise.all([startDemoServer(), startDemoServer()])
  await extension.grantHost(down.url)
  await down.close()
  const options = await extension.openTab('options.html')
  await addConnection(options, 'Work', `${down.url}/v1`, 'work-model', 'sk-work')
  const sync = options.getByRole('region', { name: 'Sync' }).getByRole('switch')
  await sync.press('Enter')
  await expect(sync).toHaveAttribute('aria-checked', 'true')
  const data = { url: `${far.url}/v1`, model: 'far-model', name: 'Far', needs: { key: true } }
  const items = toItems('connection/far', { at: Date.now() + 60_000, by: 'another' }, data)
  await options.evaluate(items => chrome.storage.sync.set(items), Object.fromEntries(items))
  await expect(options.locator('[data-connection]').filter({ hasText: 'Far' })).toContainText('key missing')
  // Behind both of them.
  await button(options, 'Move “127.0.0.1:17171” down').click()
  await button(options, 'Move “127.0.0.1:17171” down').click()
  await expect(options.locator('[data-connection]').last()).toContainText('17171')
  await options.getByRole('switch', { name: 'Ask the next one where one cannot answer' }).press('Enter')

  const panel = await extension.openPanel()
  await chat(panel).ask('Is anybody there?')
  await expect(chat(panel).button('Copy').first()).toBeVisible()
  await expect(chat(panel).answers).toContainText('Work could not answer: asked 127.0.0.1:17171 (')
  expect(far.requests).toEqual([])
  expect(server.requests.map(({ question }) => question)).toEqual(['Is anybody there?'])
  await far.close()
})
