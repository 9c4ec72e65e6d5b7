import type { Message, MessageId } from '../model/message.ts'

/** What makes a tree of the messages of a conversation. */
export type Linked = Pick<Message, 'parent' | 'created'>

/** The newest of the messages that none follows; of those of one time the last. `undefined` where there are none. */
export function newestEnd(messages: ReadonlyMap<MessageId, Linked>): MessageId | undefined {
  const followed = new Set<MessageId | undefined>()
  for (const { parent } of messages.values()) followed.add(parent)
  let newest: MessageId | undefined
  let at = -Infinity
  for (const [id, { created }] of messages) {
    if (created < at || followed.has(id)) continue
    newest = id
    at = created
  }
  return newest
}

/**
 * A message that follows itself, at once or by a detour. A parent that is not among them ends the way: of a
 * conversation that is larger than a file it stands in another one.
 */
export function findTangle(messages: ReadonlyMap<MessageId, Linked>): MessageId | undefined {
  /** From which message each was reached first. */
  const reached = new Map<MessageId, MessageId>()
  for (const start of messages.keys()) {
    let id: MessageId | undefined = start
    while (id !== undefined && messages.has(id) && !reached.has(id)) {
      reached.set(id, start)
      id = messages.get(id)?.parent
    }
    // Back on the way that was just gone, and not on one that is known to end.
    if (id !== undefined && reached.get(id) === start) return id
  }
  return undefined
}
