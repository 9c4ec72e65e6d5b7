import { describe, expect, test } from 'vitest'
import { parseRequest } from '../../../lib/protocol/parse-request.ts'
import { createTestHistory, head } from './open-history.ts'

describe('the list', () => {
  test('is what is stored, then kept true by what the background says, newest first', async () => {
    const { want, stored, listed, unlisted, ids, heads } = createTestHistory()
    expect(ids()).toBeUndefined()
    want()
    await stored([head('b', 2), head('a', 1)])
    expect(ids()).toEqual(['b', 'a'])
    listed(head('c', 3))
    listed(head('a', 4, 'A'))
    expect(ids()).toEqual(['a', 'c', 'b'])
    expect(heads.value?.[0]?.title).toBe('A')
    unlisted('c')
    unlisted('nobody')
    expect(ids()).toEqual(['a', 'b'])
  })

  test('says with each reading what everything takes up', async () => {
    const { want, settle, bytes } = createTestHistory()
    await settle()
    expect(bytes.value).toBeUndefined()
    want()
    await settle()
    expect(bytes.value).toBe(3_400_000)
  })

  test('has what was said while it was being read', async () => {
    const { want, stored, listed, unlisted, ids } = createTestHistory()
    want()
    listed(head('new', 9))
    unlisted('gone')
    await stored([head('b', 2), head('gone', 1)])
    expect(ids()).toEqual(['new', 'b'])
  })

  test('stays on the screen, and true, while it is read anew', async () => {
    const { want, refresh, stored, listed, ids } = createTestHistory()
    want()
    await stored([head('a', 1)])
    refresh()
    expect(ids()).toEqual(['a'])
    listed(head('b', 2))
    expect(ids()).toEqual(['b', 'a'])
    await stored([head('a', 1)])
    expect(ids()).toEqual(['b', 'a'])
  })

  test('that is read twice at once ends as the later read has it', async () => {
    const { want, refresh, stored, listed, ids } = createTestHistory()
    want()
    refresh()
    await stored([head('old', 1)], 0)
    listed(head('new', 9))
    await stored([head('b', 2)], 1)
    expect(ids()).toEqual(['new', 'b'])
  })

  test('that changes faster than it is read is not blank meanwhile', async () => {
    const { want, refresh, stored, ids } = createTestHistory()
    want()
    refresh()
    await stored([head('old', 1)], 0)
    expect(ids()).toEqual(['old'])
    refresh()
    await stored([head('older', 1)], 1)
    expect(ids()).toEqual(['old'])
    await stored([head('new', 2)], 2)
    expect(ids()).toEqual(['new'])
  })

  test('is read anew when so much has changed that it is not told one by one', async () => {
    const { want, stored, receive, listed, ids } = createTestHistory()
    want()
    await stored([head('a', 1)])
    receive({ type: 'list-changed' })
    listed(head('new', 9))
    await stored([head('c', 3), head('b', 2)])
    expect(ids()).toEqual(['new', 'c', 'b'])
  })

  test('is empty when it cannot be read, and stays what it was when it was read before', async () => {
    const { want, refresh, stored, unreadable, listed, ids } = createTestHistory()
    want()
    listed(head('new', 9))
    await unreadable()
    expect(ids()).toEqual(['new'])
    refresh()
    await stored([head('a', 1)])
    refresh()
    await unreadable()
    expect(ids()).toEqual(['a'])
  })
})

describe('a list that nobody has looked at', () => {
  test('is not read, whatever happens', () => {
    const { refresh, listed, unlisted, ids, reads } = createTestHistory()
    refresh()
    listed(head('a', 1))
    unlisted('a')
    expect(reads).toHaveLength(0)
    expect(ids()).toBeUndefined()
  })

  test('is read once when it is looked at twice', () => {
    const { want, reads } = createTestHistory()
    want()
    want()
    expect(reads).toHaveLength(1)
  })
})

describe('in the list', () => {
  test('a new name is sent trimmed, and a blank one not at all', () => {
    const { rename, sent } = createTestHistory()
    rename('c', '  Mine \n')
    rename('c', ' \t')
    rename('c', '\u200b\u2060')
    expect(sent).toEqual([{ type: 'rename', conversationId: 'c', title: 'Mine' }])
  })

  test('a name is one line of plain text, and none where nothing of it can be seen', () => {
    const { rename, sent } = createTestHistory()
    rename('c', 'photo\u202egpj.exe\0\nmore')
    rename('c', '\u202e\0')
    expect(sent).toEqual([{ type: 'rename', conversationId: 'c', title: 'photogpj.exe more' }])
  })

  test('a name is cut where the background would refuse it', () => {
    const { rename, sent } = createTestHistory()
    rename('c', 'x'.repeat(5000))
    expect(sent).toHaveLength(1)
    for (const command of sent) expect(parseRequest({ id: 1, command })).toBeDefined()
  })

  test('one is pinned, or several', () => {
    const { pin, sent } = createTestHistory()
    pin(['c'], true)
    pin(['c', 'd'], false)
    pin([], true)
    expect(sent).toEqual([
      { type: 'pin', conversationIds: ['c'], pinned: true },
      { type: 'pin', conversationIds: ['c', 'd'], pinned: false },
    ])
  })
})

describe('an undo', () => {
  test('shows at once what it brings back, in its place, and no more than it names', async () => {
    const { ids, stored, want, unlisted, deleted, undoRemove } = createTestHistory()
    want()
    await stored([head('c', 3), head('b', 2), head('a', 1)])
    for (const id of ['a', 'b', 'c']) unlisted(id)
    deleted({ conversationIds: ['c', 'a'], title: 'c', at: 0 })
    undoRemove()
    expect(ids()).toEqual(['c', 'a'])
  })

  test('that fails shows what is there', async () => {
    const failed = { status: 'failed', failure: { kind: 'storage' } } as const
    const { ids, settle, stored, want, unlisted, deleted, undoRemove } = createTestHistory(failed)
    want()
    await stored([head('b', 2), head('a', 1)])
    unlisted('b')
    deleted({ conversationIds: ['b'], title: 'b', at: 0 })
    undoRemove()
    await settle()
    await stored([head('a', 1)])
    expect(ids()).toEqual(['a'])
  })

  test('is put right by what is read once it is over', async () => {
    const { ids, stored, want, unlisted, deleted, undoRemove, receive } = createTestHistory()
    want()
    await stored([head('b', 2), head('a', 1)])
    unlisted('b')
    deleted({ conversationIds: ['b'], title: 'b', at: 0 })
    undoRemove()
    receive({ type: 'list-changed' })
    await stored([head('a', 1)])
    expect(ids()).toEqual(['a'])
  })
})
