import type { ConversationId } from '../model/message.ts'
import { keys } from './keys.ts'
import { isIn } from './records.ts'
import type { Database } from './use-store.ts'

export function createDeleted({ relaxed }: Database) {
  return {
    /** Whether it was deleted and still waits for an undo. */
    isDeleted: (id: ConversationId): Promise<boolean> =>
      relaxed('readonly', store => isIn(store, keys.deleted(id))),
  }
}
