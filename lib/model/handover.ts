import type { ConversationId, MessageId, Part } from './message.ts'

/** What the menu, a shortcut or the selection button puts before the panel of one window. */
export interface Handover {
  /** Becomes the question's id, so that handing over twice asks once. */
  readonly id: MessageId
  /** A conversation to go to, as it is. */
  readonly conversationId?: ConversationId
  readonly selection?: Extract<Part, { type: 'selection' }>
  /** The question that goes with the selection; absent when the person writes their own. */
  readonly prompt?: string
  readonly notice?: Notice
}

/** Something to tell the person in the panel that opened. */
export const NOTICES = ['page-closed'] as const

export type Notice = (typeof NOTICES)[number]
