import { promisifyRequest } from 'idb-keyval'
import type { ConversationHead } from '../model/conversation.ts'
import { type ConversationId, isUnreadable } from '../model/message.ts'
import { headEntries, headSchema } from '../model/schemas.ts'
import { titleOf } from '../model/title.ts'
import { readMessages } from './journal.ts'
import { keys, read } from './keys.ts'
import { setAside } from './set-aside.ts'

/** A conversation's head; where its record is damaged, made anew. */
export async function readHead(
  store: IDBObjectStore,
  id: ConversationId,
): Promise<ConversationHead | undefined> {
  const record = await promisifyRequest<unknown>(store.get(keys.conversation(id)))
  return record === undefined ? undefined : (read(headSchema, record) ?? remakeHead(store, id, record))
}

/** Of what can be read of a damaged one and of the messages; `undefined` where nothing was asked yet. */
async function remakeHead(
  store: IDBObjectStore,
  id: ConversationId,
  damaged: unknown,
): Promise<ConversationHead | undefined> {
  const messages = await readMessages(store, id)
  const last = messages.at(-1)
  if (!last) return undefined
  const readable = messages.filter(message => !isUnreadable(message))
  const first = readable.find(({ role }) => role === 'user')
  const fields = Object.entries(headEntries).flatMap(([name, schema]) => {
    const value: unknown = Object(damaged)[name]
    return read<unknown>(schema, value) === undefined ? [] : [[name, value]]
  })
  const saved: Partial<ConversationHead> = Object.fromEntries(fields)
  // Read, it has its fields in the order of all others: what is exported, imported and exported again is the same.
  return read(headSchema, {
    title: first?.role === 'user' ? titleOf(first) : '',
    created: readable[0]?.created ?? 0,
    updated: readable.at(-1)?.created ?? 0,
    ...saved,
    id,
    leaf: (messages.find(message => message.id === saved.leaf) ?? last).id,
  })
}

/** Part of a transaction. A damaged one whose place it takes is set aside. */
export async function putHead(store: IDBObjectStore, head: ConversationHead): Promise<void> {
  const key = keys.conversation(head.id)
  const value = await promisifyRequest<unknown>(store.get(key))
  if (value !== undefined && !read(headSchema, value)) await setAside(store, head.id, { key, value })
  store.put(head, key)
}
