import type { Conversation } from '../../../lib/model/conversation.ts'
import { answer, COMPLETE, conversationOf, question } from '../model/samples.ts'

/** A conversation as an export has it. */
export const exported: Conversation = {
  ...conversationOf(
    question('m1', 'Why?'),
    answer('m2', 'm1', { text: 'Because.', outcome: COMPLETE, ended: 5 }),
  ),
  title: '<script>alert(1)</script>',
}

/** A file of these conversations, be they what they may. */
export function exportOf(conversations: readonly unknown[]): string {
  return JSON.stringify({ format: 'mishalsgpt-conversations', version: 1, conversations })
}
