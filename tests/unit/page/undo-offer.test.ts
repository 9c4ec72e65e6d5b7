import { describe, expect, test } from 'vitest'
import type { Undo } from '../../../lib/model/undo.ts'
import type { History } from '../../../lib/page/history.ts'
import { createTestHistory } from './open-history.ts'

describe('a deletion in the list', () => {
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

  test('what took its time to be deleted is offered from its end', () => {
    const { deleted, removed } = createTestHistory(undefined, { now: 5000 })
    deleted(deletionOf('a', 'b'))
    deleted({ ...deletionOf('a', 'b'), at: 5000 })
    expect(removed.value).toEqual({ ...deletionOf('a', 'b'), at: 5000 })
  })

  test('what is on its way back is not offered, whatever a background that died still tells of it', async () => {
    const { deleted, undoRemove, removed, settle } = createTestHistory(undefined, { now: 7 })
    deleted(deletionOf('a', 'b'))
    undoRemove()
    deleted(deletionOf('a', 'b', 'c'))
    expect(removed.value).toEqual(deletionOf('c'))
    await settle()
    deleted(deletionOf('a'))
    expect(removed.value).toEqual(deletionOf('a', 'c'))
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
