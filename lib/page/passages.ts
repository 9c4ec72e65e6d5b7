import type { ConversationId, Message, MessageId } from '../model/message.ts'
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

/** A conversation and its messages that may have what is looked for. */
export type Candidate = readonly [ConversationId, readonly MessageId[]]

export interface Passages {
  /** Those of each conversation's first messages that have it, until `enough` are found or there are no more. */
  around(
    candidates: readonly Candidate[],
    query: Query,
    enough: (conversationId: ConversationId) => number,
  ): Promise<Passage[][]>
  /** Of the messages those that were not read and found to be without it. */
  possible(candidate: Candidate): number
  /** Whether a message has it; `undefined` as long as none was found and some were not read. */
  isFound(candidate: Candidate): boolean | undefined
  /** Something was written in it: its messages are read anew. */
  forget(conversationId: ConversationId): void
}

/** Messages of one conversation that are read at once. */
const AT_ONCE = 20

/** What stands around the hits of one search, each message read once. */
export function createPassages(read: SearchReader['messages']): Passages {
  /** By both ids: those of messages are each once in their conversation alone. */
  const known = new Map<string, Passage | undefined>()

  async function load(
    wanted: readonly { conversationId: ConversationId; messageId: MessageId }[],
    query: Query,
  ): Promise<void> {
    const messages = await read(wanted)
    for (const [index, { conversationId, messageId }] of wanted.entries()) {
      const message = messages[index]
      const pieces = message && passageIn(message, query)
      const key = keyOf(conversationId, messageId)
      known.set(key, message && pieces && { messageId, role: message.role, pieces })
    }
  }

  const foundIn = ([conversationId, messages]: Candidate) =>
    messages.flatMap(id => known.get(keyOf(conversationId, id)) ?? [])

  const unread = ([conversationId, messages]: Candidate) =>
    messages.filter(id => !known.has(keyOf(conversationId, id)))

  return {
    async around(candidates, query, enough) {
      const sorted = candidates.map(([id, messages]): Candidate => [id, messages.toSorted()])
      for (;;) {
        const next = sorted.flatMap(candidate => {
          const [conversationId] = candidate
          const missing = enough(conversationId) - foundIn(candidate).length
          const amount = Math.max(0, Math.min(missing, AT_ONCE))
          return unread(candidate)
            .slice(0, amount)
            .map(messageId => ({ conversationId, messageId }))
        })
        if (next.length === 0) return sorted.map(foundIn)
        await load(next, query)
      }
    },

    possible: candidate => foundIn(candidate).length + unread(candidate).length,

    isFound(candidate) {
      if (foundIn(candidate).length > 0) return true
      return unread(candidate).length > 0 ? undefined : false
    },

    forget(conversationId) {
      for (const key of known.keys()) if (key.startsWith(keyOf(conversationId, ''))) known.delete(key)
    },
  }
}

/** A question is shown as it was typed. */
const passageIn = (message: Message, query: Query) =>
  passageOf(textOf(message), query, message.role === 'assistant' ? 'markdown' : 'plain')

/** No id has a space in it. */
const keyOf = (conversationId: ConversationId, messageId: MessageId) => `${conversationId} ${messageId}`
