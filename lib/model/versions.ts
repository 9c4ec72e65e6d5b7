import type { Conversation } from './conversation.ts'
import { toBranch } from './conversation.ts'
import type { Message, MessageId } from './message.ts'

/** What makes a tree of the messages of a conversation. */
export type Link = Pick<Message, 'id' | 'parent'>

/** Where a message stands among those that were written in its place. */
export interface Versions {
  /** Counted from 1, the oldest first. */
  readonly position: number
  readonly count: number
  readonly previous?: MessageId
  readonly next?: MessageId
}

/** The messages of the shown branch that have other versions: edited questions, answers written anew. */
export function versionsAlong(conversation: Conversation): ReadonlyMap<MessageId, Versions> {
  const siblings = group(conversation.messages, placeOf)
  const found = new Map<MessageId, Versions>()
  for (const message of toBranch(conversation)) {
    const all = siblings.get(placeOf(message)) ?? []
    const index = all.indexOf(message)
    if (all.length < 2 || index < 0) continue
    const previous = all[index - 1]?.id
    const next = all[index + 1]?.id
    found.set(message.id, {
      position: index + 1,
      count: all.length,
      ...(previous !== undefined && { previous }),
      ...(next !== undefined && { next }),
    })
  }
  return found
}

/** The newest end of the branches that go through a message: what is shown of a version that is chosen. */
export function newestLeaf(
  { messages }: { readonly messages: readonly Link[] },
  through: MessageId,
): MessageId {
  const children = group(messages, ({ parent = '' }) => parent)
  // A set also goes over what is put into it meanwhile, and over nothing twice: a tangle of parents ends.
  const below = new Set([through])
  for (const id of below) for (const child of children.get(id) ?? []) below.add(child.id)
  return messages.findLast(({ id }) => below.has(id) && !children.has(id))?.id ?? through
}

/** What was written last in the place of a message, or of the question that it answers; itself where nothing was since. */
export function newestVersion(
  { messages }: Pick<Conversation, 'messages'>,
  id: MessageId,
): MessageId | undefined {
  const index = messages.findLastIndex(message => message.id === id)
  const message = messages[index]
  if (!message) return undefined
  const places = new Set([placeOf(message)])
  const asked = message.role === 'assistant' && messages.findLast(({ id }) => id === message.parent)
  if (asked) places.add(placeOf(asked))
  return messages.slice(index).findLast(other => places.has(placeOf(other)))?.id
}

function group<T>(messages: readonly T[], toKey: (message: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const message of messages) {
    const key = toKey(message)
    const same = groups.get(key)
    if (same) same.push(message)
    else groups.set(key, [message])
  }
  return groups
}

/** A question after an answer and an answer to it are no versions of each other, however damaged the tree. */
const placeOf = ({ role, parent = '' }: Message): string => `${role} ${parent}`
