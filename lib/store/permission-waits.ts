import { promisifyRequest } from 'idb-keyval'
import * as v from 'valibot'
import type { ConnectionId } from '../model/connection.ts'
import type { ConversationId, MessageId } from '../model/message.ts'
import { idSchema } from '../model/schemas.ts'
import { keys } from './keys.ts'
import { namesOf, readFrom } from './records.ts'
import type { Database } from './use-store.ts'

/** An answer that failed for want of a permission the person is being asked for. */
export interface PermissionWait {
  readonly conversationId: ConversationId
  readonly messageId: MessageId
  /** The id of the answer to come; absent where the answer is to go on. */
  readonly answerId?: MessageId
  /** The connection whose requests carry no `Origin` once its host is allowed. */
  readonly dropOrigin?: ConnectionId
  readonly at: number
}

const waitSchema: v.GenericSchema<unknown, PermissionWait> = v.object({
  conversationId: idSchema,
  messageId: idSchema,
  answerId: v.exactOptional(idSchema),
  dropOrigin: v.exactOptional(idSchema),
  at: v.number(),
})

/** Kept in the store, because the background may sleep while the person reads the browser's dialog. */
export function createPermissionWaits({ strict, relaxed }: Database) {
  return {
    putPermissionWait(origin: string, wait: PermissionWait): Promise<void> {
      return strict('readwrite', store => {
        store.put(wait, keys.permissionWait(origin))
        return promisifyRequest(store.transaction)
      })
    },

    /** The origins that something waits for. */
    permissionWaitOrigins(): Promise<string[]> {
      return relaxed('readonly', store => namesOf(store, 'permission-wait'))
    },

    /** Reads and deletes in one transaction, so that each is taken once. */
    takePermissionWaits(origins: readonly string[]): Promise<PermissionWait[]> {
      return strict('readwrite', async store => {
        const taken: PermissionWait[] = []
        for (const origin of origins) {
          const key = keys.permissionWait(origin)
          const wait = await readFrom(store, waitSchema, key)
          if (wait) taken.push(wait)
          store.delete(key)
        }
        await promisifyRequest(store.transaction)
        return taken
      })
    },
  }
}
