import { expect, test } from 'vitest'
import { createExportWriter } from '../../../lib/transfer/export-writer.ts'
import { createImportReader } from '../../../lib/transfer/import-reader.ts'
import { exported } from './samples.ts'

const { messages, ...head } = exported

async function write(ids: readonly string[], limit?: number): Promise<string[]> {
  const writer = createExportWriter(limit)
  for (const id of ids) {
    writer.head({ ...head, id })
    for (const message of messages) writer.message(message)
  }
  return Promise.all(writer.end().map(file => file.text()))
}

test('an export is JSON, a message a line', async () => {
  const [text = ''] = await write(['a', 'b'])
  expect(JSON.parse(text)).toEqual({
    format: 'mishalsgpt-conversations',
    version: 1,
    conversations: ['a', 'b'].map(id => ({ ...exported, id })),
  })
  expect(text.split('\n').filter(line => line.startsWith('{"role"'))).toHaveLength(4)
})

test('an export of nothing is a file as well', async () => {
  expect(JSON.parse((await write([]))[0] ?? '')).toMatchObject({ conversations: [] })
})

test('what would be too large is several files, each whole by itself and within the limit', async () => {
  const ids = Array.from({ length: 20 }, (_, n) => `c${n}`)
  const limit = 2_000
  const files = await write(ids, limit)
  expect(files.length).toBeGreaterThan(2)
  const found = files.flatMap(text => {
    expect(text.length).toBeLessThanOrEqual(limit)
    const reader = createImportReader()
    reader.write(text)
    reader.end()
    return reader.take().heads.map(({ id }) => id)
  })
  expect(found).toEqual(ids)
})
