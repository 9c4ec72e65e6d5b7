import type { Page } from '@playwright/test'
import * as v from 'valibot'
import { messageSchema } from '../../lib/model/schemas.ts'
import { expect } from '../e2e/fixtures/extension.ts'
import { allRecords, type Key, putRecords } from '../e2e/fixtures/stored-records.ts'
import { yourData } from '../e2e/fixtures/your-data.ts'
import type { Scene } from './attack.ts'

interface Exported {
  readonly conversations: readonly { readonly messages: readonly object[] }[]
}

/**
 * What is stored after an attack goes out as a file: every message that can be read. Where nothing is left it comes in again,
 * all of it, and goes out as the same bytes.
 */
export async function expectRoundTrip({ extension }: Pick<Scene, 'extension'>): Promise<void> {
  const options = await extension.openTab('options.html')
  const save = async () => {
    const { text } = await extension.savedBy(options, () =>
      options.getByRole('button', { name: 'Export everything' }).click(),
    )
    return text
  }
  const records = await recordsOf(options)
  const readable = records.filter(([[kind], value]) => kind === 'message' && v.is(messageSchema, value))
  const file = await save()
  const { conversations }: Exported = JSON.parse(file)
  expect(conversations.flatMap(({ messages }) => messages).length).toBeGreaterThanOrEqual(readable.length)

  // As if it had just been installed, but for what says which version wrote it.
  const gone = records.filter(([[kind]]) => kind !== 'schema')
  await putRecords(options, ...gone.map(([key]): [Key, unknown] => [key, undefined]))
  await extension.killWorker()
  await options.reload()
  await yourData(options).importFile(file)
  await expect(yourData(options).outcome).toContainText(`Added ${conversations.length} conversation`)
  expect(await save()).toBe(file)
  await options.close()
}

async function recordsOf(page: Page): Promise<[key: Key, value: unknown][]> {
  const [keys, values]: [Key[], unknown[]] = JSON.parse(await allRecords(page))
  return keys.map((key, index) => [key, values[index]])
}
