import type { ConversationHead } from '../../../lib/model/conversation.ts'
import type { Undo } from '../../../lib/model/undo.ts'
import { createHistory } from '../../../lib/page/history.ts'
import type { Command } from '../../../lib/protocol/command.ts'
import type { Reply } from '../../../lib/protocol/update.ts'

export const head = (id: string, updated: number, title = id): ConversationHead => ({
  id,
  title,
  created: 1,
  updated,
})

/** A list whose store answers when a test says so. */
export function createTestHistory(
  reply: Reply = { status: 'done' },
  stored: { undos?: Undo[]; now?: number } = {},
) {
  const reads: { resolve: (heads: ConversationHead[]) => void; reject: (error: unknown) => void }[] = []
  const sent: Command[] = []
  const history = createHistory({
    read: () => new Promise((resolve, reject) => void reads.push({ resolve, reject })),
    readUndos: async () => stored.undos ?? [],
    storedBytes: async () => 3_400_000,
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
