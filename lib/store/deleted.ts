import { promisifyRequest } from 'idb-keyval'
import type { ConversationId } from '../model/message.ts'
import { keys } from './keys.ts'
import type { Database } from './use-store.ts'

export function createDeleted({ relaxed }: Database) {
  return {
    /** Whether it was deleted and still waits for an undo. */
    isDeleted: (id: ConversationId): Promise<boolean> =>
      relaxed(
        'readonly',
        async store => (await promisifyRequest(store.getKey(keys.deleted(id)))) !== undefined,
      ),
  }
}
