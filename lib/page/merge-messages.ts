import type { Message, MessageId } from '../model/message.ts'

/** All of both, the oldest first; where both have one, as it is `after`. */
export function mergeMessages(before: readonly Message[], after: readonly Message[]): Message[] {
  const byId = new Map<MessageId, Message>()
  for (const message of before) byId.set(message.id, message)
  for (const message of after) byId.set(message.id, message)
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** `after`, in which every message that says what it said `before` is the same object: it is not drawn again. */
export function keepSame(before: readonly Message[], after: readonly Message[]): readonly Message[] {
  if (before.length === 0) return after
  const byId = new Map(before.map(message => [message.id, message]))
  return after.map(message => {
    const known = byId.get(message.id)
    return known && isSame(known, message) ? known : message
  })
}

/** As plain data: what is stored and what is told has nothing else in it. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false
  const entries = Object.entries(one)
  return (
    entries.length === Object.keys(other).length &&
    entries.every(([name, value]) => isSame(value, Reflect.get(other, name)))
  )
}
