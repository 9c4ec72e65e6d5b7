import { describe, expect, test } from 'vitest'
import type { ConversationHead } from '../../../lib/model/conversation.ts'
import type { Undo } from '../../../lib/model/undo.ts'
import { createHistory } from '../../../lib/page/history.ts'
import type { Command } from '../../../lib/protocol/command.ts'
import { parseRequest } from '../../../lib/protocol/parse-request.ts'
import type { Reply } from '../../../lib/protocol/update.ts'

const head = (id: string, updated: number, title = id): ConversationHead => ({
  id,
  title,
  created: 1,
  updated,
})

/** A list whose store answers when a test says so. */
function createTestHistory(reply: Reply = { status: 'done' }, stored: { undo?: Undo; now?: number } = {}) {
  const reads: { resolve: (heads: ConversationHead[]) => void; reject: (error: unknown) => void }[] = []
  const sent: Command[] = []
  const history = createHistory({
    read: () => new Promise((resolve, reject) => void reads.push({ resolve, reject })),
    readUndo: async () => stored.undo,
    now: () => stored.now ?? 0,
    async send(command) {
      sent.push(command)
      return reply
    },
  })
  const settle = () => new Promise(resolve => setImmediate(resolve))
  return {
    ...history,
    sent,
    reads,
    settle,
    ids: () => history.heads.value?.map(({ id }) => id),
    async stored(heads: ConversationHead[], read = reads.length - 1) {
      reads[read]?.resolve(heads)
      await settle()
    },
    async unreadable() {
      reads.at(-1)?.reject(new DOMException('Lost', 'UnknownError'))
      await settle()
    },
    listed: (one: ConversationHead) => history.receive({ type: 'listed', head: one }),
    unlisted: (conversationId: string) =>
      history.receive({ type: 'unlisted', conversationIds: [conversationId] }),
  }
}

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
    expect(sent).toEqual([{ type: 'rename', conversationId: 'c', title: 'Mine' }])
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

  test.each([['a'], ['a', 'b']])(
    'what was deleted can be brought back, once, while that is offered',
    async (...ids) => {
      const { want, stored, remove, undoRemove, removed, sent } = createTestHistory(undefined, { now: 7 })
      want()
      await stored([head('b', 2), head('a', 1, 'Rome')])
      remove(ids)
      expect(removed.value).toEqual({ conversationIds: ids, title: 'Rome', at: 7 })
      undoRemove()
      undoRemove()
      expect(removed.value).toBeUndefined()
      expect(sent).toEqual([
        { type: 'delete', conversationIds: ids },
        { type: 'restore', conversationIds: ids },
      ])
    },
  )

  test('what could not be brought back is told, until it was read', async () => {
    const failed = createTestHistory({ status: 'failed', failure: { kind: 'storage' } })
    failed.remove(['a'])
    failed.undoRemove()
    await failed.settle()
    expect(failed.lost.value?.conversationIds).toEqual(['a'])
    failed.forgetRemoved()
    expect(failed.lost.value).toBeUndefined()
  })

  test('what was deleted cannot be brought back when its time is over', async () => {
    const { remove, forgetRemoved, undoRemove, sent } = createTestHistory()
    remove(['a'])
    forgetRemoved()
    undoRemove()
    expect(sent.map(({ type }) => type)).toEqual(['delete'])
  })

  const undo: Undo = { conversationIds: ['a', 'b'], title: 'Rome', at: 1000 }

  test.each([
    [1000, undo],
    [10_999, undo],
    [11_000, undefined],
  ])(
    'what another page deleted at 1 s is offered to be brought back at %d ms or not',
    async (now, offered) => {
      const { offerUndo, removed, settle } = createTestHistory(undefined, { undo, now })
      offerUndo()
      await settle()
      expect(removed.value).toEqual(offered)
    },
  )

  test('what is deleted here meanwhile is offered before it', async () => {
    const { offerUndo, remove, removed, settle } = createTestHistory(undefined, { undo, now: 2000 })
    offerUndo()
    remove(['c'])
    await settle()
    expect(removed.value?.conversationIds).toEqual(['c'])
  })

  describe('because it was old', () => {
    const aged: Undo = { ...undo, aged: true }

    test('is offered when it goes, and by whoever opens a panel that day, until that was seen', async () => {
      const { receive, offerUndo, forgetRemoved, removed, settle, sent } = createTestHistory(undefined, {
        undo: aged,
        now: 3_600_000,
      })
      receive({ type: 'expired', undo: aged })
      expect(removed.value).toEqual(aged)
      forgetRemoved()
      expect(sent).toEqual([{ type: 'forget-undo', at: 1000 }])
      offerUndo()
      await settle()
      expect(removed.value).toEqual(aged)
    })

    test('and while another deletion is offered waits until that is over', async () => {
      const { receive, remove, forgetRemoved, removed, settle, sent } = createTestHistory(undefined, {
        undo: aged,
      })
      remove(['mine'])
      receive({ type: 'expired', undo: aged })
      expect(removed.value?.conversationIds).toEqual(['mine'])
      forgetRemoved()
      await settle()
      expect(removed.value).toEqual(aged)
      expect(sent.map(({ type }) => type)).toEqual(['delete'])
    })
  })
})
