import { promisifyRequest } from 'idb-keyval'
import { below } from './keys.ts'
import type { Database } from './use-store.ts'

export interface Amount {
  readonly conversations: number
  readonly messages: number
}

export function createAmount({ relaxed }: Database) {
  return {
    /** Counted by the database, which reads no text for it. */
    amount: (): Promise<Amount> =>
      relaxed('readonly', async store => {
        const [conversations, messages] = await Promise.all([
          promisifyRequest(store.count(below('conversation'))),
          promisifyRequest(store.count(below('message'))),
        ])
        return { conversations, messages }
      }),
  }
}
