import { createConversations } from './conversations.ts'
import { createExports } from './exports.ts'
import type { Database } from './use-store.ts'

/** What is read to write one conversation into a file. */
export function createExportReader(database: Database) {
  const { conversation } = createConversations(database)
  return { conversation, ...createExports(database) }
}
