import type { Page } from '@playwright/test'
import { says } from '../servers/scripted-answer.ts'
import { answer, COMPLETE, question } from '../unit/model/samples.ts'
import { exported, exportOf } from '../unit/transfer/samples.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'
import { listOf } from './fixtures/list.ts'
import type { RunningExtension } from './fixtures/running-extension.ts'
import { yourData } from './fixtures/your-data.ts'

async function exportAll(extension: RunningExtension, options: Page): Promise<string> {
  const exportAll = options.getByRole('button', { name: 'Export everything' })
  return (await extension.savedBy(options, () => exportAll.click())).text
}

test('a file becomes conversations in an open panel, and is the same file when it is exported', async ({
  extension,
}) => {
  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 900, height: 700 })
  const options = await extension.openTab('options.html')
  await yourData(options).importFile(exportOf([exported]))
  await expect(yourData(options).outcome).toHaveText('Added 1 conversation with 2 messages.')

  await panel.getByRole('button', { name: exported.title, exact: true }).click()
  await expect(chat(panel).answers).toContainText('Because.')

  const first = await exportAll(extension, options)
  await yourData(options).importFile(first)
  await expect(yourData(options).outcome).toHaveText(
    'Nothing new: all messages in the file were here already.',
  )
  expect(await exportAll(extension, options)).toBe(first)

  await listOf(panel).row(exported.title).press('Delete')
  await expect(listOf(panel).rows).toHaveCount(0)
  await yourData(options).importFile(first)
  await expect(yourData(options).outcome).toHaveText('Added 1 conversation with 2 messages.')
  expect(await exportAll(extension, options)).toBe(first)
})

test('a conversation that went on elsewhere goes on where it is open', async ({ extension, server }) => {
  const options = await extension.openTab('options.html')
  await yourData(options).importFile(exportOf([exported]))
  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 900, height: 700 })
  await listOf(panel).row(exported.title).click()
  await expect(chat(panel).answers).toHaveCount(1)
  const messages = [
    ...exported.messages,
    question('m3', 'And elsewhere?', { parent: 'm2', created: 10 }),
    answer('m4', 'm3', { text: 'Likewise.', outcome: COMPLETE, created: 11 }),
  ]
  await yourData(options).importFile(exportOf([{ ...exported, leaf: 'm4', messages }]))
  await expect(chat(panel).answers.last()).toContainText('Likewise.')
  server.script(says('Yes'))
  await chat(panel).ask('So?')
  await expect(chat(panel).questions).toContainText(['Why?', 'And elsewhere?', 'So?'])
  await expect(chat(panel).answers.last()).toContainText('Yes')
  expect(server.requests.at(-1)?.body.messages).toHaveLength(5)
})

test('files that are dropped are imported, and one that is refused is named', async ({ extension }) => {
  const options = await extension.openTab('options.html')
  const data = await options.evaluateHandle(
    text => {
      const transfer = new DataTransfer()
      transfer.items.add(new File(['hello'], 'b.json'))
      transfer.items.add(new File([text], 'a.json'))
      return transfer
    },
    exportOf([exported]),
  )
  await options.getByText('Or drop it here').dispatchEvent('drop', { dataTransfer: data })
  await expect(yourData(options).outcome).toHaveText(
    'Added 1 conversation with 2 messages. “b.json” was not imported. The file is no JSON.',
  )
})

test('a file that is dropped while another is imported is said to wait, and then imported', async ({
  extension,
}) => {
  const options = await extension.openTab('options.html')
  const texts = ['c', 'other'].map(id => exportOf([{ ...exported, id }]))
  // In one tick of the page: the first would be over before a second drop came over the wire.
  const said = await options.evaluateHandle(texts => {
    const said: (string | null)[] = []
    new MutationObserver(() => {
      for (const status of document.querySelectorAll('[role="status"]')) said.push(status.textContent)
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
    const area = [...document.querySelectorAll('p')].find(p => p.textContent?.startsWith('Or drop it here'))
    for (const text of texts) {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([text], 'a.json'))
      area?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    }
    return said
  }, texts)
  await expect(yourData(options).outcome).toHaveText('Added 2 conversations with 4 messages.')
  expect(await said.jsonValue()).toContain('One more file waits for its turn.')
})

test('a file with something wrong is refused with the place, and nothing has changed', async ({
  extension,
}) => {
  const options = await extension.openTab('options.html')
  await yourData(options).importFile(exportOf([exported]))
  await expect(yourData(options).outcome).toHaveText(/^Added/)
  const before = await exportAll(extension, options)
  const wrong = { ...exported, id: 'other', created: 'yesterday' }
  await yourData(options).importFile(exportOf([{ ...exported, id: 'new' }, wrong]))
  await expect(yourData(options).outcome).toHaveText(
    'Nothing was imported. The value at conversations[1].created is not valid.',
  )
  expect(await exportAll(extension, options)).toBe(before)
})

test('a large import shows how far it is, and cancelled it has changed nothing', async ({ extension }) => {
  const options = await extension.openTab('options.html')
  const before = await exportAll(extension, options)
  const many = Array.from({ length: 700 }, (_, n) => ({
    ...exported,
    id: `c${n}`,
    title: 'x'.repeat(10_000),
  }))
  // In the page's own ticks: a click that comes over the wire could come too late.
  await options.evaluate(() => {
    new MutationObserver((_, observer) => {
      const bar = document.querySelector('progress')
      if (!bar || bar.value < 0.3) return
      observer.disconnect()
      document.body.dataset.seen = String(bar.value)
      const cancel = [...document.querySelectorAll('button')].find(button => button.textContent === 'Cancel')
      cancel?.focus()
      cancel?.click()
    }).observe(document.body, { subtree: true, childList: true, attributes: true })
  })
  await yourData(options).importFile(exportOf(many))
  await expect(yourData(options).outcome).toHaveText('Cancelled. Nothing was changed.')
  await expect(options.getByRole('button', { name: 'Import a file' })).toBeFocused()
  expect(Number(await options.evaluate(() => document.body.dataset.seen))).toBeLessThan(1)
  expect(await exportAll(extension, options)).toBe(before)
})
