import { promisifyRequest } from 'idb-keyval'
import * as v from 'valibot'
import { findTangle } from '../model/find-tangle.ts'
import type { ConversationId, MessageId } from '../model/message.ts'
import { idSchema } from '../model/schemas.ts'
import { below, readAll } from './keys.ts'
import { TangledError } from './tangled-error.ts'

/** Messages read at once. An answer may be megabytes long. */
const BATCH = 50

const linkedSchema = v.object({ id: idSchema, parent: v.exactOptional(idSchema) })

/** Throws where a message of the conversation follows itself, by whatever way it came there. */
export async function seeTangle(store: IDBObjectStore, conversationId: ConversationId): Promise<void> {
  const linked = new Map<MessageId, { readonly parent?: MessageId }>()
  const { upper } = below('message', conversationId)
  let range = below('message', conversationId)
  for (;;) {
    const [found, records] = await Promise.all([
      promisifyRequest(store.getAllKeys(range, BATCH)),
      promisifyRequest<unknown[]>(store.getAll(range, BATCH)),
    ])
    for (const message of readAll(linkedSchema, records)) linked.set(message.id, message)
    if (found.length < BATCH) break
    range = IDBKeyRange.bound(found.at(-1), upper, true)
  }
  const tangled = findTangle(linked)
  if (tangled !== undefined) throw new TangledError(conversationId, tangled)
}
