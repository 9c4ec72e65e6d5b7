import type { ConversationId, MessageId } from '../model/message.ts'
import { type Piece, passageOf } from '../search/passage.ts'
import type { Query } from '../search/query.ts'
import { textOf } from '../search/text-of.ts'
import type { SearchReader } from '../store/store.ts'

/** A hit in context. */
export interface Passage {
  readonly messageId: MessageId
  readonly role: 'user' | 'assistant'
  readonly pieces: readonly Piece[]
}

/** How many are shown of one conversation. */
export const PASSAGES = 3
/** How often other messages are tried where those that were read turn out not to have it. */
const TRIES = 3

/** What stands around the hits of one search, each message read once. */
export function createPassages(read: SearchReader['messages']) {
  /** By both ids: those of messages are each once in their conversation alone. */
  const known = new Map<string, Passage | undefined>()

  async function load(
    wanted: readonly { conversationId: ConversationId; messageId: MessageId }[],
    query: Query,
  ): Promise<void> {
    const missing = wanted.filter(
      ({ conversationId, messageId }) => !known.has(keyOf(conversationId, messageId)),
    )
    if (missing.length === 0) return
    const messages = await read(missing)
    for (const [index, { conversationId, messageId }] of missing.entries()) {
      const message = messages[index]
      const pieces = message && passageOf(textOf(message), query)
      const key = keyOf(conversationId, messageId)
      known.set(key, message && pieces && { messageId, role: message.role, pieces })
    }
  }

  return {
    /** For each conversation the first few messages that have it. */
    async around(
      conversations: readonly (readonly [ConversationId, readonly MessageId[]])[],
      query: Query,
    ): Promise<Passage[][]> {
      const sorted = conversations.map(([id, messages]) => [id, messages.toSorted()] as const)
      for (let tries = 1; tries <= TRIES; tries++) {
        const next = sorted.flatMap(([conversationId, messages]) => {
          const found = messages.filter(id => known.get(keyOf(conversationId, id))).length
          if (found >= PASSAGES) return []
          return messages
            .filter(id => !known.has(keyOf(conversationId, id)))
            .slice(0, PASSAGES - found)
            .map(messageId => ({ conversationId, messageId }))
        })
        await load(next, query)
      }
      return sorted.map(([conversationId, messages]) =>
        messages.flatMap(id => known.get(keyOf(conversationId, id)) ?? []).slice(0, PASSAGES),
      )
    },
  }
}

/** No id has a space in it. */
const keyOf = (conversationId: ConversationId, messageId: MessageId) => `${conversationId} ${messageId}`
