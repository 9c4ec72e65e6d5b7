import * as v from 'valibot'
import type { ConnectionId } from '../model/connection.ts'
import type { DraftPlace } from '../model/draft.ts'
import type { ConversationId, MessageId } from '../model/message.ts'

/** The key of every record kept, so that a prefix is a range. */
export const keys = {
  conversation: (id: ConversationId) => ['conversation', id],
  message: (conversationId: ConversationId, id: MessageId) => ['message', conversationId, id],
  journal: (messageId: MessageId, n: number) => ['journal', messageId, n],
  connection: (id: ConnectionId) => ['connection', id],
  /** The ids of all connections, in the person's order. */
  connections: () => ['connections'],
  secret: (id: ConnectionId) => ['key', id],
  /** What its server listed. */
  models: (id: ConnectionId) => ['models', id],
  /** What its server has refused, by model. */
  quirks: (id: ConnectionId) => ['quirks', id],
  /** What was made of an organisation's policy. */
  managed: () => ['managed'],
  deletedConnection: (id: ConnectionId) => ['deleted-connection', id],
  draft: (key: string, place: DraftPlace = 'composer') =>
    place === 'composer' ? ['draft', key] : ['draft', key, place],
  /** Beside the drafts, for what is set up where nothing was asked yet. */
  begun: (id: ConversationId) => ['draft', id, 'setup'],
  /** `n` is the question's id, which sorts by time. */
  queued: (conversationId: ConversationId, n: MessageId) => ['queued', conversationId, n],
  unread: (conversationId: ConversationId) => ['unread', conversationId],
  handover: (windowId: number) => ['handover', windowId],
  deleted: (id: ConversationId) => ['deleted', id],
  /** What was in the way of a record that can be read. */
  damaged: (id: ConversationId, n: number) => ['damaged', id, n],
  undo: () => ['undo'],
  /** Beside a person's own, so that neither takes the other's place. */
  agedUndo: () => ['undo', 'aged'],
  /** Sorts by when it began. */
  shelving: (at: number, type: string) => ['shelving', at, type],
  swept: () => ['swept'],
  permissionWait: (origin: string) => ['permission-wait', origin],
  last: (surface: string) => ['last', surface],
  settings: () => ['settings'],
  /** What is known of the records that go through the browser's sync. */
  sync: () => ['sync'],
  staged: (importId: string, n: number) => ['import', importId, n],
  /** What became of an import; sorts before what is staged of it. */
  imported: (importId: string) => ['import', importId],
  index: () => ['index'],
  posting: (block: number, bucket: string) => ['posting', block, bucket],
  posted: (block: number) => ['posted', block],
  places: (conversationId: ConversationId, block: number) => ['places', conversationId, block],
  unindexed: (id: ConversationId) => ['unindexed', id],
}

/** All keys that begin with `prefix`: in IndexedDB's order an array sorts after every number and string. */
export function below(...prefix: (string | number)[]): IDBKeyRange {
  return IDBKeyRange.bound(prefix, [...prefix, []])
}

/** `undefined` for a record that is missing or damaged. */
export function read<T>(schema: v.GenericSchema<unknown, T>, record: unknown): T | undefined {
  const result = v.safeParse(schema, record)
  return result.success ? result.output : undefined
}

/** The records that are whole. */
export function readAll<T>(schema: v.GenericSchema<unknown, T>, records: readonly unknown[]): T[] {
  return records.flatMap(record => read(schema, record) ?? [])
}
