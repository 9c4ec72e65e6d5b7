import type { Message, MessageId } from '../model/message.ts'

/** What makes a tree of the messages of a conversation. */
export type Linked = Pick<Message, 'parent' | 'created'>

/** The newest of the messages that none follows; of those of one time the last. `undefined` where there are none. */
export function newestEnd(messages: ReadonlyMap<MessageId, Linked>): MessageId | undefined {
  const followed = new Set<MessageId | undefined>()
  for (const { parent } of messages.values()) followed.add(parent)
  let newest: MessageId | undefined
  let at = -Infinity
  for (const [id, { created }] of messages) {
    if (created < at || followed.has(id)) continue
    newest = id
    at = created
  }
  return newest
}
