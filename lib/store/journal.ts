import { promisifyRequest } from 'idb-keyval'
import * as v from 'valibot'
import {
  type Answer,
  type ConversationId,
  isBeingWritten,
  type Message,
  type MessageId,
} from '../model/message.ts'
import { idSchema, messageSchema, thoughtSchema } from '../model/schemas.ts'
import type { Thought } from '../model/thought.ts'
import { below, keys, read, readAll } from './keys.ts'
import { partOf, recordsIn } from './records.ts'
import { type StoredRecord, setAside } from './set-aside.ts'
import { standInsOf } from './stand-ins.ts'
import type { Database } from './use-store.ts'

/** What an answer in progress has received since the segment before. Segment 0 is empty: the answer began. */
export interface Segment {
  readonly conversationId: ConversationId
  readonly text: string
  readonly reasoning: string
  readonly thought?: Thought
}

const segmentSchema: v.GenericSchema<unknown, Segment> = v.object({
  conversationId: idSchema,
  text: v.string(),
  reasoning: v.string(),
  thought: v.exactOptional(thoughtSchema),
})

/** Stands in the text for a segment that is missing or damaged: without it what is left would pass for what was said. */
const HOLE = ' […] '

export interface Unfinished {
  readonly conversationId: ConversationId
  readonly messageId: MessageId
}

export function createJournal({ relaxed }: Database) {
  return {
    /** Segments of one answer are appended in order, each once; `n` counts from 1. */
    append(messageId: MessageId, n: number, segment: Segment): Promise<void> {
      return relaxed('readwrite', store => {
        store.add(segment, keys.journal(messageId, n))
        return promisifyRequest(store.transaction)
      })
    },

    /** The answers that no commit has ended, each once. */
    unfinished(): Promise<Unfinished[]> {
      return relaxed('readonly', async store => {
        const found: Unfinished[] = []
        for (const key of await promisifyRequest(store.getAllKeys(below('journal')))) {
          const messageId = partOf(key, 1)
          if (typeof messageId !== 'string' || found.some(answer => answer.messageId === messageId)) continue
          const [first] = readAll(segmentSchema, [await promisifyRequest(store.get(key))])
          if (first) found.push({ conversationId: first.conversationId, messageId })
        }
        return found
      })
    },
  }
}

/**
 * The messages of a conversation that stand in `range`, or stood there. An answer in progress comes with what its journal
 * holds.
 */
export async function readMessages(
  store: IDBObjectStore,
  conversationId: ConversationId,
  range = below('message', conversationId),
): Promise<Message[]> {
  const records = await promisifyRequest<unknown[]>(store.getAll(range))
  const messages: Message[] = []
  for (const message of readAll(messageSchema, records)) {
    messages.push(isBeingWritten(message) ? await withJournal(store, message) : message)
  }
  if (messages.length === records.length) return messages
  const standIns = await standInsOf(store, conversationId)
  const within = standIns.filter(({ id }) => range.includes(keys.message(conversationId, id)))
  return [...messages, ...within].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** The journal of an answer goes, its text being in the answer. What of it could be in none is set aside. */
export async function endJournal(
  store: IDBObjectStore,
  id: ConversationId,
  answer: MessageId,
): Promise<void> {
  for (const record of (await readJournal(store, answer)).damaged) await setAside(store, id, record)
  store.delete(below('journal', answer))
}

async function readJournal(store: IDBObjectStore, answer: MessageId) {
  const segments: Segment[] = []
  const damaged: StoredRecord[] = []
  // The one before them all is empty.
  let next = 1
  for (const record of await recordsIn(store, below('journal', answer))) {
    const segment = read(segmentSchema, record.value)
    if (!segment) {
      damaged.push(record)
      continue
    }
    const n = Number(partOf(record.key, 2))
    segments.push(n > next ? { ...segment, text: HOLE + segment.text } : segment)
    next = n + 1
  }
  return { segments, damaged }
}

/** The answer as far as it was received: its record, and what the journal holds beyond it. */
async function withJournal(store: IDBObjectStore, answer: Answer): Promise<Answer> {
  const { segments } = await readJournal(store, answer.id)
  if (segments.length === 0) return answer
  const reasoning = [answer.reasoning ?? '', ...segments.map(segment => segment.reasoning)].join('')
  const thought = segments.findLast(segment => segment.thought)?.thought
  return {
    ...answer,
    text: [answer.text, ...segments.map(segment => segment.text)].join(''),
    ...(reasoning && { reasoning }),
    ...(thought && { thought }),
  }
}
