import type { Conversation, ConversationHead } from '../model/conversation.ts'
import { findTangle } from '../model/find-tangle.ts'
import type { Message, MessageId } from '../model/message.ts'
import type { Staged } from '../model/staged.ts'
import { newestLeaf } from '../model/versions.ts'
import { type Linked, newestEnd } from './leaf.ts'
import { MAX_IMPORT_MESSAGES } from './limits.ts'
import { type Path, refuse } from './refuse.ts'
import { stableId } from './stable-id.ts'

/** Where a reader puts what it has read. Sees that no id comes twice and that it does not become too much. */
export interface Collector {
  message(conversationId: string, message: Message, path: Path): void
  /** After its messages. One without any is left out: there is nothing in it to show. */
  head(head: ConversationHead, path: Path): void
  /** A conversation at once. Where it came before, what it did not have then, and its head once more. */
  whole(conversation: Conversation, path: Path): void
  /** What came since it was taken last. */
  take(): Staged
  readonly conversations: number
}

export function createCollector(): Collector {
  const conversationIds = new Set<string>()
  /** Of the conversation that is being read. */
  let read = new Map<MessageId, Linked>()
  /** The messages of those that came as a whole. */
  const wholes = new Map<string, Map<MessageId, Linked>>()
  /** What those messages say, in short: all their texts would be the file once more. */
  const words = new Map<MessageId, string>()
  const count = { messages: 0, conversations: 0 }
  let messages: { conversationId: string; message: Message }[] = []
  let heads: ConversationHead[] = []

  const collector: Collector = {
    message(conversationId, message, path) {
      if (read.has(message.id)) refuse('twice', [...path, 'id'])
      const { parent, created } = message
      read.set(message.id, { ...(parent !== undefined && { parent }), created })
      count.messages += 1
      if (count.messages > MAX_IMPORT_MESSAGES) refuse('too-many', path)
      messages.push({ conversationId, message })
    },

    head(head, path) {
      if (conversationIds.has(head.id)) refuse('twice', [...path, 'id'])
      conversationIds.add(head.id)
      const messages = read
      read = new Map()
      // A conversation that shows none of its messages would look empty.
      if (head.leaf !== undefined && !messages.has(head.leaf)) refuse('invalid', [...path, 'leaf'])
      const tangled = findTangle(messages)
      if (tangled !== undefined) {
        refuse('invalid', [...path, 'messages', [...messages.keys()].indexOf(tangled), 'parent'])
      }
      const leaf = head.leaf === undefined ? newestEnd(messages) : endBelow(messages, head.leaf)
      if (leaf === undefined) return
      count.conversations += 1
      heads.push({ ...head, leaf })
    },

    whole({ messages, ...head }, path) {
      const before = wholes.get(head.id)
      for (const message of messages) {
        const said = stableId(0, wordsOf(message))
        if (!before?.has(message.id)) {
          collector.message(head.id, message, path)
          words.set(message.id, said)
        } else if (words.get(message.id) !== said) refuse('twice', path)
      }
      const all = before ? new Map([...before, ...read]) : read
      wholes.set(head.id, all)
      if (!before) collector.head(head, path)
      // Each may be a tree, and both together none.
      else if (findTangle(all) !== undefined) refuse('invalid', path)
      else heads.push(head)
      read = new Map()
    },

    take() {
      const staged = { messages, heads }
      messages = []
      heads = []
      return staged
    },

    get conversations() {
      return count.conversations
    },
  }
  return collector
}

/** What follows a message that is shown last would be reached by nothing. */
const endBelow = (messages: ReadonlyMap<MessageId, Linked>, leaf: MessageId): MessageId =>
  newestLeaf({ messages: Array.from(messages, ([id, link]) => ({ id, ...link })) }, leaf)

function wordsOf(message: Message): string {
  return message.role === 'user'
    ? JSON.stringify(message.parts)
    : JSON.stringify([message.text, message.reasoning])
}
