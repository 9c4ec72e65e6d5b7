import { describe, expect, test } from 'vitest'
import type { ConversationHead } from '../../../lib/model/conversation.ts'
import { createHistory } from '../../../lib/page/history.ts'
import { type Command, parseRequest } from '../../../lib/protocol/command.ts'
import type { Reply } from '../../../lib/protocol/update.ts'

const head = (id: string, updated: number, title = id): ConversationHead => ({
  id,
  title,
  created: 1,
  updated,
})

/** A list whose store answers when a test says so. */
function createTestHistory(reply: Reply = { status: 'done' }) {
  const reads: { resolve: (heads: ConversationHead[]) => void; reject: (error: unknown) => void }[] = []
  const sent: Command[] = []
  const history = createHistory({
    read: () => new Promise((resolve, reject) => void reads.push({ resolve, reject })),
    async send(command) {
      sent.push(command)
      return reply
    },
  })
  const settle = () => new Promise(resolve => setImmediate(resolve))
  return {
    ...history,
    sent,
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
    unlisted: (conversationId: string) => history.receive({ type: 'unlisted', conversationId }),
  }
}

describe('the list', () => {
  test('is what is stored, then kept true by what the background says, newest first', async () => {
    const { refresh, stored, listed, unlisted, ids, heads } = createTestHistory()
    expect(ids()).toBeUndefined()
    refresh()
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
    const { refresh, stored, listed, unlisted, ids } = createTestHistory()
    refresh()
    listed(head('new', 9))
    unlisted('gone')
    await stored([head('b', 2), head('gone', 1)])
    expect(ids()).toEqual(['new', 'b'])
  })

  test('stays on the screen, and true, while it is read anew', async () => {
    const { refresh, stored, listed, ids } = createTestHistory()
    refresh()
    await stored([head('a', 1)])
    refresh()
    expect(ids()).toEqual(['a'])
    listed(head('b', 2))
    expect(ids()).toEqual(['b', 'a'])
    await stored([head('a', 1)])
    expect(ids()).toEqual(['b', 'a'])
  })

  test('that is read twice at once ends as the later read has it', async () => {
    const { refresh, stored, listed, ids } = createTestHistory()
    refresh()
    refresh()
    await stored([head('old', 1)], 0)
    listed(head('new', 9))
    await stored([head('b', 2)], 1)
    expect(ids()).toEqual(['new', 'b'])
  })

  test('is empty when it cannot be read, and stays what it was when it was read before', async () => {
    const { refresh, stored, unreadable, listed, ids } = createTestHistory()
    refresh()
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

  test('what was deleted can be brought back, once, while that is offered', async () => {
    const { refresh, stored, remove, undoRemove, removed, sent } = createTestHistory()
    refresh()
    await stored([head('a', 1)])
    remove('a')
    expect(removed.value).toEqual(head('a', 1))
    undoRemove()
    undoRemove()
    expect(removed.value).toBeUndefined()
    expect(sent).toEqual([
      { type: 'delete', conversationId: 'a' },
      { type: 'restore', conversationId: 'a' },
    ])
  })

  test('what could not be brought back is told, until it was read', async () => {
    const failed = createTestHistory({ status: 'failed', failure: { kind: 'storage' } })
    failed.refresh()
    await failed.stored([head('a', 1)])
    failed.remove('a')
    failed.undoRemove()
    await failed.settle()
    expect(failed.lost.value).toEqual(head('a', 1))
    failed.forgetRemoved()
    expect(failed.lost.value).toBeUndefined()
  })

  test('what was deleted cannot be brought back when its time is over', async () => {
    const { refresh, stored, remove, forgetRemoved, undoRemove, sent } = createTestHistory()
    refresh()
    await stored([head('a', 1)])
    remove('a')
    forgetRemoved()
    undoRemove()
    expect(sent.map(({ type }) => type)).toEqual(['delete'])
  })
})
