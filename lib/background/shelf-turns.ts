import type { ConversationId } from '../model/message.ts'
import type { Shelving } from '../store/shelving.ts'

/** What is done to whole conversations, one thing after the other where it is done to the same. */
export interface ShelfTurns {
  /** `isTurned` says that an undo of all of them has come: what is still there stays. Resolves after that undo. */
  remove(ids: readonly ConversationId[], work: (isTurned: () => boolean) => Promise<void>): Promise<void>
  /** Waits for no deletion that it undoes: turns it round. */
  restore<T>(ids: readonly ConversationId[], work: () => Promise<T>): Promise<T>
}

interface Turn {
  readonly type: Shelving['type']
  readonly ids: ReadonlySet<ConversationId>
  over: Promise<unknown>
  turnedBy?: Promise<unknown>
}

export function createShelfTurns(): ShelfTurns {
  const turns = new Set<Turn>()

  async function take<T>(
    type: Shelving['type'],
    ids: readonly ConversationId[],
    work: (own: Turn) => Promise<T>,
  ): Promise<T> {
    const before = [...turns].filter(other => ids.some(id => other.ids.has(id)))
    const own: Turn = { type, ids: new Set(ids), over: Promise.resolve() }
    const done = Promise.allSettled(before.map(({ over }) => over)).then(() => work(own))
    own.over = done
    turns.add(own)
    for (const other of before) {
      const undone = type === 'restore' && other.type === 'remove'
      if (undone && [...other.ids].every(id => own.ids.has(id))) other.turnedBy = done
    }
    try {
      return await done
    } finally {
      turns.delete(own)
    }
  }

  return {
    remove: (ids, work) =>
      take('remove', ids, async own => {
        await work(() => own.turnedBy !== undefined)
        return own
      }).then(async ({ turnedBy }) => {
        // Whether that could be done is said to whoever asked for it.
        await turnedBy?.catch(() => {})
      }),
    restore: (ids, work) => take('restore', ids, work),
  }
}
