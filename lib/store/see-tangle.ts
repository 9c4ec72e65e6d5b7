import { findTangle } from '../model/find-tangle.ts'
import type { ConversationId } from '../model/message.ts'
import type { Link } from '../model/versions.ts'
import { TangledError } from './tangled-error.ts'

/** Throws where a message of the conversation follows itself, by whatever way it came there. */
export function seeTangle(conversationId: ConversationId, links: readonly Link[]): void {
  const tangled = findTangle(new Map(links.map(link => [link.id, link])))
  if (tangled !== undefined) throw new TangledError(conversationId, tangled)
}
