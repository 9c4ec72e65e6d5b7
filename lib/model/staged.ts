import * as v from 'valibot'
import type { ConversationHead } from './conversation.ts'
import type { ConversationId, Message } from './message.ts'
import { headSchema, idSchema, messageSchema } from './schemas.ts'

/** A part of a file that was read and found whole, on its way into the store. A conversation's head comes after its messages. */
export interface Staged {
  readonly messages: readonly { readonly conversationId: ConversationId; readonly message: Message }[]
  readonly heads: readonly ConversationHead[]
}

export const stagedSchema: v.GenericSchema<unknown, Staged> = v.object({
  messages: v.array(v.object({ conversationId: idSchema, message: messageSchema })),
  heads: v.array(headSchema),
})

/** The Web Lock that a page holds as long as its import goes on: what is staged under a lock that is free is nobody's. */
export const importLock = (importId: string): string => `import:${importId}`
