import { startDemoServer } from '../servers/demo-server.ts'
import { addConnection } from './fixtures/add-connection.ts'
import { expect, test } from './fixtures/extension.ts'

test('the picker names a server whose models could not be fetched, and no more once they could', async ({
  extension,
}) => {
  const away = await startDemoServer()
  await extension.grantHost(away.url)
  const options = await extension.openTab('options.html')
  await addConnection(options, 'Work', `${away.url}/v1`, 'work-model', '')
  await away.close()

  const panel = await extension.openPanel()
  await panel.getByRole('button', { name: /^Model: / }).click()
  const picker = panel.getByRole('dialog', { name: 'Choose a model' })
  await expect(picker.getByRole('status')).toHaveText(
    'Work did not list its models: it could not be reached, or the browser needs your permission for it.',
  )
  await expect(picker.getByRole('group', { name: 'Work' }).getByRole('option')).toHaveCount(1)

  const back = await startDemoServer({ port: away.port })
  await picker.getByRole('button', { name: 'Refresh the models' }).click()
  await expect(picker.getByRole('status')).toBeEmpty()
  await expect(picker.getByRole('group', { name: 'Work' })).toContainText('gpt-3.5-turbo-16k-0613')
  await back.close()
})
