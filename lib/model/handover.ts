import type { ConversationId, MessageId, Part } from './message.ts'

/** What the menu, a shortcut, the selection button or the popup puts before the panel of one window. */
export type Handover =
  /** A conversation to go to, as it is. */
  | { readonly type: 'conversation'; readonly conversationId: ConversationId }
  /** A selection in a conversation of its own. Without a prompt the person writes the question. */
  | {
      readonly type: 'selection'
      /** Becomes the question's id, so that handing over twice asks once. */
      readonly id: MessageId
      readonly at: number
      readonly selection: Extract<Part, { type: 'selection' }>
      readonly prompt?: string
    }
  | { readonly type: 'notice'; readonly notice: Notice }

/** Something to tell the person in the panel that opened. */
export const NOTICES = ['page-closed', 'newer-data'] as const

export type Notice = (typeof NOTICES)[number]
