import type { Connection } from '../model/connection.ts'
import { createAmount } from './amount.ts'
import { createBegun } from './begun.ts'
import { createChoices } from './choices.ts'
import { createConnectionReader } from './connection-reader.ts'
import { createConnections } from './connections.ts'
import { createConversationEnds } from './conversation-end.ts'
import { createConversations } from './conversations.ts'
import { createDamaged } from './damaged.ts'
import { createDeleted } from './deleted.ts'
import { createDeletions } from './deletions.ts'
import { createDrafts } from './drafts.ts'
import { createExports } from './exports.ts'
import { createHeads } from './heads.ts'
import { createImports } from './imports.ts'
import { createJournal } from './journal.ts'
import { createManagedStore } from './managed.ts'
import { createModelLists } from './model-lists.ts'
import { createPermissionWaits } from './permission-waits.ts'
import { createQueues } from './queues.ts'
import { createQuirks } from './quirks.ts'
import { createSearchIndex } from './search-index.ts'
import { createSearchReader } from './search-reader.ts'
import { createSyncReader } from './sync-reader.ts'
import { createSyncRecords } from './sync-records.ts'
import { createUndos } from './undo.ts'
import { createUnreads } from './unread.ts'
import type { Database } from './use-store.ts'

export type Store = ReturnType<typeof createStore>
export type BackgroundStore = ReturnType<typeof createBackgroundStore>

/** The half of the store that a surface uses: it paints before the background answers, and writes nothing. */
export type StoreReader = Pick<
  Store,
  | 'heads'
  | 'conversationEnd'
  | 'isDeleted'
  | 'olderMessages'
  | 'connections'
  | 'modelList'
  | 'modelLists'
  | 'settings'
  | 'draft'
  | 'begun'
  | 'last'
  | 'isReadOnly'
  | 'undos'
  | 'unread'
>

/** What an export reads, and the one thing that a surface writes: what it has read of a file. */
export type TransferStore = Pick<
  Store,
  'conversationIds' | 'exportedHeads' | 'messageBatch' | 'stageImport' | 'discardImport'
>

/** What a surface searches by. */
export type SearchReader = Pick<Store, 'search' | 'messages' | 'unindexed'>

/** What the background reads and writes. */
export function createBackgroundStore(database: Database, preset: Connection, isSearched = true) {
  return {
    ...createConversations(database, isSearched),
    ...createHeads(database),
    ...createJournal(database),
    ...createDeletions(database, isSearched),
    ...createUndos(database),
    ...createChoices(database),
    ...createConnectionReader(database, preset),
    ...createConnections(database, preset),
    ...createManagedStore(database, preset),
    ...createModelLists(database),
    ...createSyncRecords(database, preset),
    ...createQuirks(database),
    ...createDrafts(database),
    ...createBegun(database),
    ...createPermissionWaits(database),
    ...createQueues(database),
    ...createImports(database),
    ...createUnreads(database),
    ...createSearchIndex(database),
  }
}

export function createStore(database: Database, preset: Connection) {
  return {
    ...createBackgroundStore(database, preset),
    ...createConversationEnds(database),
    ...createDeleted(database),
    ...createDamaged(database),
    ...createAmount(database),
    ...createSyncReader(database),
    ...createExports(database),
    ...createSearchReader(database),
  }
}
