import { createId } from './create-id.ts'
import type { ConversationId } from './message.ts'

/** `createId` makes no dash. Everything kept of a conversation goes to memory or to disk by this alone. */
const PREFIX = 'temporary-'

/** The id of a conversation that is kept in memory, and goes with the browser. Sorts by time among its like. */
export function createTemporaryId(now = Date.now()): ConversationId {
  return PREFIX + createId(now)
}

export function isTemporary(id: ConversationId): boolean {
  return id.startsWith(PREFIX)
}

/** For a conversation that grows out of this one: what was in memory only stays there. */
export function createIdLike(id: ConversationId, now: number): ConversationId {
  return isTemporary(id) ? createTemporaryId(now) : createId(now)
}

/** The id under which it stands in a file, from which it comes back as one that is kept. */
export function toKeptId(id: ConversationId): ConversationId {
  return isTemporary(id) ? id.slice(PREFIX.length) : id
}
