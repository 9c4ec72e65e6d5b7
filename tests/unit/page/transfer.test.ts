import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { SavedFile } from '../../../lib/page/export-files.ts'
import { createTransfer, type Transfer } from '../../../lib/page/transfer.ts'
import type { Command } from '../../../lib/protocol/command.ts'
import type { Reply } from '../../../lib/protocol/update.ts'
import { allRecords, createFreshStore, putRecord } from '../store/fresh-store.ts'
import { exported, exportOf } from '../transfer/samples.ts'

let fresh: ReturnType<typeof createFreshStore>
let transfer: Transfer
let saved: SavedFile[]
let sent: Command['type'][]

/** A background that does what it is told, and nothing more. */
async function send(command: Command): Promise<Reply> {
  sent.push(command.type)
  if (command.type !== 'merge-import') return { status: 'done' }
  const { result } = await fresh.store.mergeImport(
    command.importId,
    command.parts,
    new AbortController().signal,
    7,
  )
  return { status: 'imported', result }
}

const locks = { request: (_name: string, work: (lock: Lock | null) => unknown) => work(null) } as LockManager

beforeEach(() => {
  fresh = createFreshStore()
  saved = []
  sent = []
  transfer = createTransfer({
    store: fresh.store,
    send,
    locks,
    save: file => void saved.push(file),
    now: () => Date.parse('2026-11-26'),
  })
})

const file = (text: string, name = 'a.json') => new File([text], name)

test('a file becomes conversations, and what was exported of them is that file', async () => {
  await transfer.importFiles([file(exportOf([exported]))])
  expect(transfer.state.value).toEqual({ status: 'imported', result: { added: 1, known: 0, messages: 2 } })
  expect(await fresh.store.conversation('c')).toEqual({ ...exported, keptSince: 7 })
  await transfer.exportEverything()
  expect(transfer.state.value).toEqual({ status: 'exported', files: 1, tooLarge: 0 })
  expect(saved.map(({ name }) => name)).toEqual(['mishalsgpt 2026-11-26.json'])
  expect(JSON.parse((await saved[0]?.content.text()) ?? '')).toEqual(JSON.parse(exportOf([exported])))
})

test('what cannot be seen of a title is not exported, as it is not imported', async () => {
  await transfer.importFiles([file(exportOf([exported]))])
  await fresh.store.rename(exported.id, 'A\0B')
  await transfer.exportEverything()
  const { conversations } = JSON.parse((await saved[0]?.content.text()) ?? '')
  expect(conversations[0].title).toBe('AB')
})

test('a file that begins with a mark of its byte order is read', async () => {
  await transfer.importFiles([file(`\ufeff${exportOf([exported])}`)])
  expect(transfer.state.value).toMatchObject({ status: 'imported' })
})

test('says how far it is', async () => {
  const parts: number[] = []
  transfer.state.subscribe(state => state.status === 'reading' && void parts.push(state.part))
  const many = Array.from({ length: 80 }, (_, n) => ({ ...exported, id: `c${n}`, title: 'x'.repeat(10_000) }))
  await transfer.importFiles([file(exportOf(many))])
  expect(parts.length).toBeGreaterThan(5)
  expect(parts).toEqual([...parts].sort((a, b) => a - b))
  expect(parts.at(-1)).toBe(1)
})

test('what comes while a file is read waits for its turn, or is cancelled with it', async () => {
  const other = { ...exported, id: 'other' }
  const seen: [string, number][] = []
  transfer.waiting.subscribe(waiting => void seen.push([transfer.state.value.status, waiting]))
  const first = transfer.importFiles([file(exportOf([exported]))])
  const second = transfer.importFiles([file(exportOf([other])), file('hello', 'b.json')])
  await Promise.all([first, second])
  expect(seen.map(([, waiting]) => waiting)).toEqual([0, 2, 1, 0])
  expect(transfer.state.value).toMatchObject({
    status: 'imported-some',
    result: { added: 2, messages: 4 },
    refused: [{ name: 'b.json' }],
  })

  const third = transfer.importFiles([file(exportOf([exported]))])
  void transfer.importFiles([file(exportOf([exported]))])
  transfer.cancel()
  await third
  expect(transfer.state.value).toEqual({ status: 'cancelled' })
  expect(transfer.waiting.value).toBe(0)
})

test('files that come while everything is exported are imported afterwards', async () => {
  const exporting = transfer.exportEverything()
  const imports = ['a', 'b'].map(id => transfer.importFiles([file(exportOf([{ ...exported, id }]))]))
  expect(transfer.waiting.value).toBe(2)
  await exporting
  await Promise.all(imports)
  expect(saved).toHaveLength(1)
  expect(await fresh.store.heads()).toHaveLength(2)
  expect(transfer.state.value).toMatchObject({ status: 'imported', result: { added: 2 } })
  expect(transfer.waiting.value).toBe(0)
})

describe('stored data is the same to the byte after a file that is refused', () => {
  const utf16 = () => {
    const text = exportOf([exported])
    const units = Uint16Array.from([0xfeff, ...Array.from(text, letter => letter.charCodeAt(0))])
    return new Blob([units])
  }
  // A whole conversation that could be imported stands before what is wrong.
  const behind = (last: unknown) => file(exportOf([{ ...exported, id: 'first' }, last]))
  const withDate = (created: unknown) => ({ ...exported, messages: [{ ...exported.messages[0], created }] })
  const big = () => {
    const piece = new Blob([' '.repeat(1_000_000)])
    return new Blob([exportOf([exported]), ...Array(50).fill(piece)])
  }

  test.each<[string, () => Blob, string, string]>([
    ['no JSON', () => file('hello'), 'syntax', ''],
    ['cut off', () => file(exportOf([exported]).slice(0, -9)), 'cut-off', 'conversations[0]'],
    ['UTF-16', utf16, 'encoding', ''],
    ['a ZIP', () => new Blob([Uint8Array.from([0x50, 0x4b, 3, 4, 0xff, 0xfe])]), 'encoding', ''],
    ['an empty array', () => file('[]'), 'empty', ''],
    ['null', () => file('null'), 'unknown-format', ''],
    ['nothing', () => file(''), 'cut-off', ''],
    ['version 999', () => file('{"version":999}'), 'newer', 'version'],
    ['the id __proto__', () => behind({ ...exported, id: '__proto__' }), 'invalid', 'conversations[1].id'],
    [
      'an id of 10,000 characters',
      () => behind({ ...exported, id: 'x'.repeat(10_000) }),
      'invalid',
      'conversations[1].id',
    ],
    ['an id twice', () => behind({ ...exported, id: 'first' }), 'twice', 'conversations[1].id'],
    [
      'a system message',
      () => behind({ ...exported, messages: [{ ...exported.messages[0], role: 'system' }] }),
      'invalid',
      'conversations[1].messages[0].role',
    ],
    [
      'a date that is a word',
      () => behind(withDate('yesterday')),
      'invalid',
      'conversations[1].messages[0].created',
    ],
    [
      'a date that is NaN',
      () => file(exportOf([withDate(77777)]).replace('77777', 'NaN')),
      'syntax',
      'conversations[0].messages[0].created',
    ],
    [
      'settings smuggled in',
      () => file(exportOf([exported]).replace(/\}$/, ',"settings":{"apiKey":"x"}}')),
      'unexpected',
      'settings',
    ],
    ['a key smuggled in', () => behind({ ...exported, key: 'sk' }), 'unexpected', 'conversations[1].key'],
    ['50 MB', big, 'too-big', ''],
  ])('%s', async (_what, blob, reason, path) => {
    await transfer.importFiles([file(exportOf([exported]))])
    const before = await allRecords(fresh.database)
    sent = []
    await transfer.importFiles([new File([blob()], 'a.json')])
    expect(transfer.state.value).toEqual({ status: 'refused', refusal: { reason, path } })
    expect(sent).toEqual([])
    expect(await allRecords(fresh.database)).toEqual(before)
  })

  test('a script in a title is text', async () => {
    await transfer.importFiles([file(exportOf([exported]))])
    expect((await fresh.store.heads())[0]?.title).toBe('<script>alert(1)</script>')
  })

  test('50 MB are refused without being read', async () => {
    const large = new File([big()], 'a.json')
    const slice = vi.spyOn(large, 'slice')
    await transfer.importFiles([large])
    expect(slice).not.toHaveBeenCalled()
  })
})

test('cancelled in the middle of the file, nothing is left of it', async () => {
  const before = await allRecords(fresh.database)
  const many = Array.from({ length: 40 }, (_, n) => ({ ...exported, id: `c${n}`, title: 'x'.repeat(10_000) }))
  transfer.state.subscribe(state => {
    if (state.status === 'reading' && state.part > 0.5) transfer.cancel()
  })
  await transfer.importFiles([file(exportOf(many))])
  expect(transfer.state.value).toEqual({ status: 'cancelled' })
  expect(sent).toEqual([])
  expect(await allRecords(fresh.database)).toEqual(before)
})

test('cancelled while the background is at it, it says what the background says', async () => {
  transfer.state.subscribe(state => state.status === 'merging' && queueMicrotask(transfer.cancel))
  await transfer.importFiles([file(exportOf([exported]))])
  expect(sent).toEqual(['merge-import', 'cancel-import'])
  expect(transfer.state.value).toMatchObject({ status: 'imported' })
})

test('several files are imported one after another, and those that are refused are named', async () => {
  const other = { ...exported, id: 'other' }
  await transfer.importFiles([file(exportOf([exported])), file(exportOf([exported, other]))])
  expect(transfer.state.value).toEqual({ status: 'imported', result: { added: 2, known: 0, messages: 4 } })
  const refused = { name: 'b.json', refusal: { reason: 'syntax', path: '' } }
  const third = file(exportOf([{ ...exported, id: 'third' }]))
  await transfer.importFiles([file('hello', 'b.json'), third])
  const result = { added: 1, known: 0, messages: 2 }
  expect(transfer.state.value).toEqual({ status: 'imported-some', result, refused: [refused] })
  expect((await fresh.store.heads()).map(({ id }) => id).sort()).toEqual(['c', 'other', 'third'])
})

test('a conversation in several files was here already if it was before the first of them, and is one', async () => {
  const [old, fresh, newer] = ['old', 'fresh', 'newer'].map(id => ({ ...exported, id }))
  await transfer.importFiles([file(exportOf([old]))])
  const files = [[old, fresh], [fresh], [old, newer, fresh]].map(all => file(exportOf(all)))
  await transfer.importFiles(files)
  expect(transfer.state.value).toEqual({ status: 'imported', result: { added: 2, known: 1, messages: 4 } })
})

test('what reads differently in any of several files is counted', async () => {
  await transfer.importFiles([file(exportOf([exported]))])
  const [asked, answered] = exported.messages
  const other = { ...answered, text: 'So.' }
  const files = [[asked, other], [other]].map(messages => file(exportOf([{ ...exported, messages }])))
  await transfer.importFiles(files)
  expect(transfer.state.value).toMatchObject({ result: { different: 2 } })
})

test('cancelled in the second of three files, it says what came of the first', async () => {
  const [first, second, third] = ['x', 'y', 'z'].map(id => file(exportOf([{ ...exported, id }])))
  if (!first || !second || !third) throw new Error('There are three')
  transfer.state.subscribe(state => {
    if (state.status === 'reading' && state.part > 0.4) transfer.cancel()
  })
  await transfer.importFiles([first, second, third])
  const result = { added: 1, known: 0, messages: 2 }
  const ended = { by: 'cancelled', files: 2 }
  expect(transfer.state.value).toEqual({ status: 'imported-some', result, refused: [], ended })
})

test('where a newer version wrote what is here, that is why nothing is imported', async () => {
  await fresh.store.settings()
  await putRecord(fresh.database, ['schema'], 999)
  fresh = createFreshStore(fresh.factory)
  transfer = createTransfer({ store: fresh.store, send, locks, save: () => {}, now: () => 1 })
  const before = await allRecords(fresh.database)
  await transfer.importFiles([file(exportOf([exported]))])
  expect(transfer.state.value).toEqual({ status: 'failed', kind: 'newer-data' })
  await transfer.importFiles([file('hello', 'b.json'), file(exportOf([exported]))])
  expect(transfer.state.value).toMatchObject({ ended: { by: 'newer-data', files: 1 } })
  expect(await allRecords(fresh.database)).toEqual(before)
})

test('what tangles with what is here is refused, with the message in question', async () => {
  transfer = createTransfer({
    store: fresh.store,
    send: async () => ({ status: 'tangled', conversationId: 'c', messageId: 'm1' }),
    locks,
    save: () => {},
    now: () => 1,
  })
  await transfer.importFiles([file(exportOf([exported]))])
  const refusal = { reason: 'tangled', path: 'conversations.c.messages.m1.parent' }
  expect(transfer.state.value).toEqual({ status: 'refused', refusal })
})

test.each([
  ['the background could not store it', 'storage'],
  ['a newer version took over meanwhile', 'newer-data'],
] as const)('why nothing was merged is what the background says: %s', async (_, kind) => {
  transfer = createTransfer({
    store: fresh.store,
    send: async () => ({ status: 'failed', failure: { kind } }),
    locks,
    save: () => {},
    now: () => 1,
  })
  await transfer.importFiles([file(exportOf([exported]))])
  expect(transfer.state.value).toEqual({ status: 'failed', kind })
})

test('nothing is exported while a file is imported', async () => {
  const first = transfer.importFiles([file(exportOf([exported]))])
  await transfer.exportEverything()
  await first
  expect(transfer.state.value).toMatchObject({ status: 'imported' })
  expect(saved).toEqual([])
})
