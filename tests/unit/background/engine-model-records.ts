import * as v from 'valibot'
import { connectionSchema } from '../../../lib/model/connection-schemas.ts'
import type { ConversationHead } from '../../../lib/model/conversation.ts'
import { type Answer, isBeingWritten, type Message } from '../../../lib/model/message.ts'
import {
  draftSchema,
  headSchema,
  idSchema,
  messageSchema,
  queuedSchema,
  thoughtSchema,
  undoSchema,
} from '../../../lib/model/schemas.ts'
import { settingsSchema } from '../../../lib/model/settings-schema.ts'

const segment = v.object({
  conversationId: idSchema,
  text: v.string(),
  reasoning: v.string(),
  thought: v.exactOptional(thoughtSchema),
})

/** By what a key begins with. A kind that is not here fails. */
const SCHEMAS: Readonly<Record<string, v.GenericSchema>> = {
  conversation: headSchema,
  message: messageSchema,
  journal: segment,
  queued: queuedSchema,
  deleted: v.object({ head: headSchema, messages: v.array(messageSchema), at: v.number() }),
  undo: undoSchema,
  draft: draftSchema,
  settings: settingsSchema,
  connection: connectionSchema,
  unread: v.object({ conversationId: idSchema, failed: v.boolean(), at: v.number() }),
  // What no person wrote: the search's, the times of sweeps, the version.
  index: v.unknown(),
  posted: v.unknown(),
  posting: v.unknown(),
  places: v.unknown(),
  unindexed: v.unknown(),
  swept: v.unknown(),
  schema: v.unknown(),
}

/** A conversation as its records have it. */
export interface Stored {
  readonly head: ConversationHead
  readonly messages: readonly Message[]
}

export interface Truth {
  readonly living: ReadonlyMap<string, Stored>
  readonly deleted: ReadonlyMap<string, Stored>
  readonly queued: ReadonlyMap<string, readonly string[]>
  /** The answers that the store has as begun. */
  readonly journalled: ReadonlySet<string>
}

type Entry = readonly [key: readonly unknown[], value: unknown]

/** What the records say. Throws where one is torn, or belongs to nothing. */
export function readTruth(unsorted: readonly Entry[]): Truth {
  const records = unsorted.toSorted(([a], [b]) => indexedDB.cmp(a, b))
  for (const [key, value] of records) {
    const schema = SCHEMAS[String(key[0])]
    if (!schema || !v.is(schema, value)) throw new Error(`Torn: ${JSON.stringify([key, value])}`)
  }
  const of = <T>(kind: string) =>
    records.filter(([key]) => key[0] === kind).map(([key, value]) => [key, value as T] as const) // checked above
  const journals = groupBy(of<v.InferOutput<typeof segment>>('journal'), ([key]) => String(key[1]))
  const messages = groupBy(of<Message>('message'), ([key]) => String(key[1]))
  const living = new Map<string, Stored>()
  for (const [[, id], head] of of<ConversationHead>('conversation')) {
    const found = (messages.get(String(id)) ?? []).map(([, message]) => grown(message, journals))
    living.set(String(id), checked(head, found))
  }
  for (const id of messages.keys()) if (!living.has(id)) throw new Error(`Messages of nothing: ${id}`)
  const deleted = of<Stored>('deleted').map(([[, id], stored]) => [String(id), stored] as const)
  const queued = groupBy(of('queued'), ([key]) => String(key[1]))
  return {
    living,
    deleted: new Map(deleted.map(([id, { head, messages }]) => [id, checked(head, messages)])),
    queued: new Map([...queued].map(([id, all]) => [id, all.map(([key]) => String(key[2]))])),
    journalled: new Set(journals.keys()),
  }
}

/** With what its journal holds beyond it, of which no segment is missing. */
function grown(message: Message, journals: ReadonlyMap<string, readonly Entry[]>): Message {
  const journal = journals.get(message.id)
  if (!journal || !isBeingWritten(message)) return message
  let { text, reasoning = '' }: Answer = message
  for (const [n, [key, value]] of journal.entries()) {
    if (key[2] !== n) throw new Error(`No segment ${n} of ${message.id}`)
    const more = value as v.InferOutput<typeof segment> // checked above
    text += more.text
    reasoning += more.reasoning
  }
  return { ...message, text, ...(reasoning && { reasoning }) }
}

/** A tree that hangs together, of which the end of a branch is shown and in which one answer is being written at most. */
function checked(head: ConversationHead, messages: readonly Message[]): Stored {
  const byId = new Map(messages.map(message => [message.id, message]))
  const wrong = (what: string) => new Error(`${what}: ${JSON.stringify({ head, messages })}`)
  if (head.leaf !== undefined && !byId.has(head.leaf)) throw wrong('What is shown is not there')
  if (messages.filter(isBeingWritten).length > 1) throw wrong('Two answers are being written')
  for (const { parent, role } of messages) {
    const above = parent === undefined ? undefined : byId.get(parent)
    if (parent !== undefined && !above) throw wrong('A parent is missing')
    if (role === 'assistant' && above?.role !== 'user') throw wrong('An answer to nothing')
  }
  return { head, messages }
}

function groupBy<T>(items: readonly T[], toKey: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(toKey(item), [...(groups.get(toKey(item)) ?? []), item])
  return groups
}
