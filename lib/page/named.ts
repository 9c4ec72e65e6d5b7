import type { ConversationId } from '../model/message.ts'

/** A conversation by its address. */
export interface Named {
  readonly id: ConversationId
  /** Nothing was asked in it yet: nothing of it needs to be stored. */
  readonly isNew: boolean
}
