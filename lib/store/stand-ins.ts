import type { ConversationId, Message, MessageId } from '../model/message.ts'
import { idSchema, messageSchema } from '../model/schemas.ts'
import { below, read } from './keys.ts'
import { partOf, recordsIn } from './records.ts'

/**
 * For each record of a conversation that cannot be read a message that says so, in its place: what goes on from it is
 * reached, and another answer can be written. What the record does not say itself, those around it do.
 */
export async function standInsOf(store: IDBObjectStore, conversationId: ConversationId): Promise<Message[]> {
  const found = await recordsIn(store, below('message', conversationId))
  const traces = found.map(({ value }) => toTrace(value))
  const standIns: Message[] = []
  const before: Message[] = []
  for (const [index, { key, value }] of found.entries()) {
    const id = read(idSchema, partOf(key, 2))
    if (id === undefined) continue
    let message = read(messageSchema, value)
    if (!message) {
      const trace = traces[index]
      const beside = traces.find(other => other.role && other.parent === id) ?? before.at(-1)
      const role = trace?.role ?? (beside?.role === 'user' ? 'assistant' : 'user')
      const parent =
        before.findLast(other => other.id === trace?.parent) ?? before.findLast(other => other.role !== role)
      message = standIn(id, role, parent?.id)
      standIns.push(message)
    }
    before.push(message)
  }
  return standIns
}

/** Where it says that it stands, as far as that can be read. */
function toTrace(record: unknown): { role?: Message['role']; parent?: unknown } {
  const { role, parent } = Object(record)
  return role === 'user' || role === 'assistant' ? { role, parent } : { parent }
}

function standIn(id: MessageId, role: Message['role'], parent: MessageId | undefined): Message {
  const created = 0
  if (parent === undefined) return { role: 'user', id, parts: [], created }
  if (role === 'user') return { role, id, parent, parts: [], created }
  const outcome = { status: 'failed', failure: { kind: 'damaged' } } as const
  return { role, id, parent, text: '', connection: 'none', model: '', host: '', outcome, created }
}
