import { describe, expect, test } from 'vitest'
import type { Message } from '../../../lib/model/message.ts'
import { stageFile } from '../../../lib/page/import-file.ts'
import { toExported } from '../../../lib/transfer/export-schema.ts'
import { createExportWriter } from '../../../lib/transfer/export-writer.ts'
import { createImportReader } from '../../../lib/transfer/import-reader.ts'
import { answer, COMPLETE, question } from '../model/samples.ts'
import { createFreshStore } from '../store/fresh-store.ts'
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

test('an export leaves out a conversation of which no message is left, as an import would', async () => {
  const writer = createExportWriter()
  writer.head({ ...head, id: 'damaged' })
  writer.head(head)
  for (const message of messages) writer.message(message)
  const [file] = writer.end()
  expect(JSON.parse((await file?.text()) ?? '')).toMatchObject({ conversations: [exported] })
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

describe('a conversation that is larger than a file', () => {
  const LIMIT = 2_000
  const all = Array.from(
    { length: 60 },
    (_, n): Message =>
      n % 2 === 0
        ? question(`m${10 + n}`, n % 3 === 0 ? 'ж'.repeat(90) : 'Why?', { parent: `m${9 + n}` })
        : answer(`m${10 + n}`, `m${9 + n}`, { text: '"\n'.repeat(40), outcome: COMPLETE }),
  ).map(toExported)
  const long = { ...head, id: 'long' }

  function writeLong(leaf: string, messages: readonly Message[]): Promise<string[]> {
    const writer = createExportWriter(LIMIT)
    for (const id of ['a', 'long', 'z']) {
      const isLong = id === 'long'
      writer.head(
        { ...long, id, ...(isLong && { leaf }) },
        isLong ? all.find(one => one.id === leaf) : undefined,
      )
      for (const message of isLong ? messages : exported.messages) writer.message(message)
    }
    return Promise.all(writer.end().map(file => file.text()))
  }

  test.each(['m69', 'm10', 'm33'])('is several, each within the limit, and shows %s in each', async leaf => {
    const ending = all.map(one => (one.parent === leaf ? { ...one, parent: 'm9' } : one))
    const files = await writeLong(leaf, ending)
    expect(files.length).toBeGreaterThan(4)
    const found = new Set<string>()
    for (const text of files) {
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(LIMIT)
      const reader = createImportReader()
      reader.write(text)
      reader.end()
      const { heads, messages } = reader.take()
      if (!heads.some(({ id }) => id === 'long')) continue
      expect(heads).toContainEqual({ ...long, leaf })
      const ids = messages.filter(one => one.conversationId === 'long').map(({ message }) => message.id)
      expect(ids).toContain(leaf)
      for (const id of ids) found.add(id)
    }
    expect([...found].sort()).toEqual(all.map(({ id }) => id))
  })

  test('imported in any order is that conversation, and exported again the same bytes', async () => {
    const files = await writeLong('m69', all)
    const { store } = createFreshStore()
    const signal = new AbortController().signal
    for (const [n, text] of [...files.entries()].reverse()) {
      const importId = `i${n}`
      const { parts } = await stageFile(new Blob([text]), { store, importId, signal, onProgress: () => {} })
      await store.mergeImport(importId, parts, signal, 7)
    }
    const stored = await store.conversation('long')
    expect(stored).toEqual({ ...long, leaf: 'm69', keptSince: 7, messages: all })
    expect(await writeLong('m69', stored?.messages ?? [])).toEqual(files)
  })
})

test('a message that is larger than a file stands in one that is', async () => {
  const writer = createExportWriter(500)
  writer.head(head, messages[1])
  for (const message of [...messages, question('m3', 'x'.repeat(900)), question('m4', 'y')])
    writer.message(message)
  const files = writer.end()
  expect(files.filter(({ size }) => size > 500)).toHaveLength(1)
  const texts = await Promise.all(files.map(file => file.text()))
  expect(texts.join().match(/"id":"m\d"/g)).toEqual(expect.arrayContaining(['"id":"m3"', '"id":"m4"']))
})
