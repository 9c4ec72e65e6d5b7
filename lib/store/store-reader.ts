import type { Connection } from '../model/connection.ts'
import { createBegun } from './begun.ts'
import { createChoices } from './choices.ts'
import { createConnectionReader } from './connection-reader.ts'
import { createConversationEnds } from './conversation-end.ts'
import { createDeleted } from './deleted.ts'
import { createDrafts } from './drafts.ts'
import { createHeads } from './heads.ts'
import { createModelLists } from './model-lists.ts'
import type { StoreReader } from './store.ts'
import { createUndos } from './undo.ts'
import { createUnreads } from './unread.ts'
import type { Database } from './use-store.ts'

/** What a surface needs of the store to open: the rest would only be loaded. */
export function createStoreReader(database: Database, preset: Connection): StoreReader {
  return {
    ...createHeads(database),
    ...createBegun(database),
    ...createConversationEnds(database),
    ...createDeleted(database),
    ...createChoices(database),
    ...createConnectionReader(database, preset),
    ...createModelLists(database),
    ...createDrafts(database),
    ...createUndos(database),
    ...createUnreads(database),
  }
}
