import type { MessageId } from './message.ts'

/** Whatever stands in a tree by naming what it follows: a message, and another program's. */
interface Following {
  readonly parent?: string | null | undefined
}

/**
 * A message that follows itself, at once or by a detour. A parent that is not among them ends the way: of a
 * conversation that is larger than a file it stands in another one.
 */
export function findTangle(messages: ReadonlyMap<MessageId, Following>): MessageId | undefined {
  /** From which message each was reached first. */
  const reached = new Map<MessageId, MessageId>()
  for (const start of messages.keys()) {
    let id: MessageId | undefined = start
    while (id !== undefined && messages.has(id) && !reached.has(id)) {
      reached.set(id, start)
      id = messages.get(id)?.parent ?? undefined
    }
    // Back on the way that was just gone, and not on one that is known to end.
    if (id !== undefined && reached.get(id) === start) return id
  }
  return undefined
}
