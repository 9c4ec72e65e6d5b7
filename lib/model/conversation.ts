import {
  type Answer,
  type ConversationId,
  isBeingWritten,
  isUnreadable,
  type Message,
  type MessageId,
} from './message.ts'
import type { Setup } from './setup.ts'

/** What a list shows of a conversation. */
export interface ConversationHead {
  readonly id: ConversationId
  readonly title: string
  readonly created: number
  readonly updated: number
  /** The last message of the branch that is shown. Absent before the first question. */
  readonly leaf?: MessageId
  readonly setup?: Setup
  /** Stands above the others in the list, and is kept however old it is. */
  readonly pinned?: true
  /** The person gave it its name, or left it as it was on purpose: no model gives it another. */
  readonly named?: true
  /** When it came from a file, or was brought back after it had grown too old: from then on it ages anew. */
  readonly keptSince?: number
}

/** Messages form a tree by `parent`; in the array the oldest stands first. */
export interface Conversation extends ConversationHead {
  readonly messages: readonly Message[]
}

export function emptyConversation(id: ConversationId, now: number): Conversation {
  return { id, title: '', created: now, updated: now, messages: [] }
}

export function toHead({ messages: _, ...head }: Conversation): ConversationHead {
  return head
}

export function withPin<T extends ConversationHead>({ pinned: _, ...head }: T, pinned: boolean) {
  return pinned ? { ...head, pinned } : head
}

export function withName<T extends ConversationHead>({ named: _, ...head }: T, title: string, named?: true) {
  return { ...head, title, ...(named && { named }) }
}

export function findMessage(conversation: Conversation, id: MessageId): Message | undefined {
  return conversation.messages.findLast(message => message.id === id)
}

/** The answer that is being written here, whichever branch is shown: there is one at most. */
export function runningAnswer({ messages }: Conversation): Answer | undefined {
  return messages.findLast(isBeingWritten)
}

/**
 * The newest answer on the branch that is shown, being written or not, whose writer was to write it: what was written in the
 * place of a server that could not is no choice of anybody's. `undefined` before the first.
 */
export function lastChosenAnswer(conversation: Conversation): Answer | undefined {
  // Every frame asks, and a branch nearly always ends with it.
  const end = findMessage(conversation, conversation.leaf ?? '')
  return isChosen(end) ? end : toBranch(conversation).findLast(isChosen)
}

const isChosen = (message: Message | undefined): message is Answer =>
  message?.role === 'assistant' && !message.insteadOf && !isUnreadable(message)

/** The messages from the first question to `leaf`, along `parent`. */
export function toBranch({ messages, leaf }: Conversation, end = leaf): Message[] {
  const branch: Message[] = []
  // Every frame asks, of conversations of thousands. Ids sort by time, and where each parent stands before its children
  // one walk back finds them all.
  let next = end
  for (let index = messages.length - 1; index >= 0 && next !== undefined; index--) {
    const message = messages[index]
    if (message?.id !== next) continue
    const { parent } = message
    if (parent !== undefined && parent >= next) break
    branch.push(message)
    next = parent
  }
  return next === undefined ? branch.reverse() : toTangledBranch(messages, end)
}

/** The same of messages that stand in any order, or lack some. */
function toTangledBranch(messages: readonly Message[], end: MessageId | undefined): Message[] {
  const byId = new Map(messages.map(message => [message.id, message]))
  const branch: Message[] = []
  for (let message = byId.get(end ?? ''); message; message = byId.get(message.parent ?? '')) {
    branch.push(message)
    // Taken out once used: an imported tree that bites its own tail still ends.
    byId.delete(message.id)
  }
  return branch.reverse()
}
