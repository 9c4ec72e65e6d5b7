import type { Connection } from './connection.ts'
import type { Conversation } from './conversation.ts'

/** Enough to choose from; any other can be typed. */
const MOST = 12

/** Models that can be suggested for a conversation: the one in use, the connection's, those of its answers, and others. */
export function knownModels(
  { messages, setup }: Conversation,
  connection: Connection | undefined,
  offered: readonly string[],
): string[] {
  const models = new Set<string>()
  if (setup?.model) models.add(setup.model)
  if (connection) models.add(connection.model)
  // The last used first.
  for (let index = messages.length - 1; index >= 0; index--) {
    const message = messages[index]
    if (message?.role === 'assistant') models.add(message.model)
  }
  for (const model of offered) models.add(model)
  return [...models].slice(0, MOST)
}
