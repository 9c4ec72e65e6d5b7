import * as v from 'valibot'
import type { ConversationHead } from '../model/conversation.ts'
import type { ConversationId } from '../model/message.ts'
import { idSchema } from '../model/schemas.ts'
import { type Link, newestLeaf } from '../model/versions.ts'
import { below, read } from './keys.ts'
import { recordsIn } from './records.ts'

const linkSchema = v.object({ id: idSchema, parent: v.exactOptional(idSchema) })

/** Messages read at once. An answer may be megabytes long. */
const BATCH = 50

/** The oldest first. */
export async function readLinks(store: IDBObjectStore, conversationId: ConversationId): Promise<Link[]> {
  const links: Link[] = []
  for (let range = below('message', conversationId); ; ) {
    const found = await recordsIn(store, range, BATCH)
    links.push(...found.flatMap(({ value }) => read(linkSchema, value) ?? []))
    const last = found.at(-1)
    if (!last || found.length < BATCH) return links
    range = IDBKeyRange.bound(last.key, range.upper, true)
  }
}

/**
 * A head whose conversation has got more messages: what goes on where the branch that is shown ended is shown too, or
 * nothing would lead to it.
 */
export function withMore(head: ConversationHead, messages: readonly Link[], updated = 0): ConversationHead {
  const { leaf } = head
  return {
    ...head,
    updated: Math.max(head.updated, updated),
    ...(leaf !== undefined && { leaf: newestLeaf({ messages }, leaf) }),
  }
}
