import { describe, expect, test } from 'vitest'
import type { ConversationHead } from '../../../lib/model/conversation.ts'
import type { Undo } from '../../../lib/model/undo.ts'
import { createHistory, type History } from '../../../lib/page/history.ts'
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
function createTestHistory(reply: Reply = { status: 'done' }, stored: { undos?: Undo[]; now?: number } = {}) {
  const reads: { resolve: (heads: ConversationHead[]) => void; reject: (error: unknown) => void }[] = []
  const sent: Command[] = []
  const history = createHistory({
    read: () => new Promise((resolve, reject) => void reads.push({ resolve, reject })),
    readUndos: async () => stored.undos ?? [],
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
    deleted: (...undos: Undo[]) => {
      for (const undo of undos) history.receive({ type: 'deleted', undo })
    },
    restored: (...conversationIds: string[]) => history.receive({ type: 'restored', conversationIds }),
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

  const deletionOf = (...conversationIds: string[]): Undo => ({ conversationIds, title: 'Rome', at: 7 })

  test.each([['a'], ['a', 'b']])(
    'what was deleted can be brought back, once, while that is offered',
    (...ids) => {
      const { remove, deleted, undoRemove, removed, sent } = createTestHistory(undefined, { now: 7 })
      remove(ids)
      expect(removed.value).toBeUndefined()
      deleted(deletionOf(...ids))
      expect(removed.value).toEqual(deletionOf(...ids))
      undoRemove()
      undoRemove()
      expect(removed.value).toBeUndefined()
      expect(sent).toEqual([
        { type: 'delete', conversationIds: ids },
        { type: 'restore', conversationIds: ids },
      ])
    },
  )

  test('what is deleted while something is offered joins it, and one undo brings back both', () => {
    const { deleted, undoRemove, removed, sent } = createTestHistory()
    deleted(deletionOf('a'))
    const first = removed.value
    deleted(deletionOf('a'))
    // Said by two, it is the same offer: nothing is drawn or read out anew.
    expect(removed.value).toBe(first)
    deleted({ ...deletionOf('b', 'a'), at: 9 }, { ...deletionOf('c'), at: 11 })
    expect(removed.value).toEqual({ ...deletionOf('c', 'b', 'a'), at: 11 })
    undoRemove()
    expect(sent).toEqual([{ type: 'restore', conversationIds: ['c', 'b', 'a'] }])
  })

  test('what was brought back anywhere is not offered any more', () => {
    const { deleted, restored, removed } = createTestHistory()
    deleted(deletionOf('a', 'b'))
    restored('b', 'other')
    expect(removed.value).toEqual(deletionOf('a'))
    restored('a')
    expect(removed.value).toBeUndefined()
  })

  test('what could not be brought back is told, until it was read', async () => {
    const failed = createTestHistory({ status: 'failed', failure: { kind: 'storage' } })
    failed.deleted(deletionOf('a'))
    failed.undoRemove()
    await failed.settle()
    expect(failed.lost.value?.conversationIds).toEqual(['a'])
    failed.forgetRemoved()
    expect(failed.lost.value).toBeUndefined()
  })

  test('what was deleted cannot be brought back when its time is over', () => {
    const { deleted, forgetRemoved, undoRemove, sent } = createTestHistory()
    deleted(deletionOf('a'))
    forgetRemoved()
    undoRemove()
    expect(sent).toEqual([])
  })

  test.each<[string, (history: History) => void]>([
    ['a deletion', history => history.remove(['a'])],
    ['a new name', history => history.rename('a', 'Mine')],
    ['a pin', history => history.pin(['a'], true)],
  ])('%s that is refused is told with the reason, offers no undo and can be tried again', async (_, act) => {
    const failure = { kind: 'newer-data' } as const
    const history = createTestHistory({ status: 'failed', failure })
    act(history)
    await history.settle()
    expect(history.removed.value).toBeUndefined()
    expect(history.refused.value).toMatchObject({ failure })
    history.refused.value?.again()
    expect(history.refused.value).toBeUndefined()
    expect(history.sent[1]).toEqual(history.sent[0])
    await history.settle()
    history.dismissRefused()
    expect(history.refused.value).toBeUndefined()
  })

  test('what a deletion took before it failed, or its background died, is offered all the same', async () => {
    const undos = [deletionOf('a', 'b')]
    const { remove, removed, settle } = createTestHistory(
      { status: 'failed', failure: { kind: 'storage' } },
      { undos, now: 8 },
    )
    remove(['a', 'b'])
    await settle()
    expect(removed.value).toEqual(undos[0])
  })

  const undo: Undo = { conversationIds: ['a', 'b'], title: 'Rome', at: 1000 }

  test.each([
    [1000, undo],
    [10_999, undo],
    [11_000, undefined],
  ])(
    'what another page deleted at 1 s is offered to be brought back at %d ms or not',
    async (now, offered) => {
      const { offerUndo, removed, settle } = createTestHistory(undefined, { undos: [undo], now })
      offerUndo()
      await settle()
      expect(removed.value).toEqual(offered)
    },
  )

  test('what is deleted meanwhile is offered with it', async () => {
    const { offerUndo, deleted, removed, settle } = createTestHistory(undefined, { undos: [undo], now: 2000 })
    offerUndo()
    deleted({ ...deletionOf('c'), at: 2000 })
    await settle()
    expect(removed.value?.conversationIds.toSorted()).toEqual(['a', 'b', 'c'])
    expect(removed.value?.at).toBe(2000)
  })

  describe('because it was old', () => {
    const aged: Undo = { ...undo, aged: true }

    test('is offered when it goes, and by whoever opens a panel that day, until that was seen', async () => {
      const { deleted, offerUndo, forgetRemoved, removed, settle, sent } = createTestHistory(undefined, {
        undos: [aged],
        now: 3_600_000,
      })
      deleted(aged)
      expect(removed.value).toEqual(aged)
      forgetRemoved()
      expect(sent).toEqual([{ type: 'forget-undo', at: 1000 }])
      offerUndo()
      await settle()
      expect(removed.value).toEqual(aged)
    })

    test.each<[string, (history: ReturnType<typeof createTestHistory>) => void]>([
      ['over', history => history.forgetRemoved()],
      ['used', history => history.restored('mine')],
    ])('and while another deletion is offered waits until that is %s', async (_, end) => {
      const history = createTestHistory(undefined, { undos: [aged] })
      history.deleted(deletionOf('mine'), aged)
      expect(history.removed.value?.conversationIds).toEqual(['mine'])
      end(history)
      await history.settle()
      expect(history.removed.value).toEqual(aged)
      expect(history.sent).toEqual([])
    })

    test('gives way to what a person deletes, and joins nothing', () => {
      const { deleted, removed } = createTestHistory()
      deleted(aged, deletionOf('mine'))
      expect(removed.value).toEqual(deletionOf('mine'))
    })
  })
})
