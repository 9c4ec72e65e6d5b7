import type { PagePort } from '../../../lib/background/accept-page.ts'
import { applyEvent } from '../../../lib/model/chat-event.ts'
import type { Conversation } from '../../../lib/model/conversation.ts'
import type { Answer } from '../../../lib/model/message.ts'
import type { Command } from '../../../lib/protocol/command.ts'
import { parseUpdate, type Reply, type Update } from '../../../lib/protocol/update.ts'
import { until } from './until.ts'

export type FakeSurface = ReturnType<typeof openSurface>

/** A popup or a panel at the other end of a port: sends commands, folds what it is told, remembers all of it. */
export function openSurface(accept: (port: PagePort) => void) {
  const updates: Update[] = []
  const shown: string[] = []
  const replies = new Map<number, (reply: Reply) => void>()
  let conversation: Conversation | undefined
  let deliver = (_message: unknown) => {}
  let disconnect = () => {}
  let open = true
  let lastId = 0

  function receive(message: unknown): void {
    const update = parseUpdate(JSON.parse(JSON.stringify(message)))
    if (!update) throw new TypeError(`Not an update: ${JSON.stringify(message)}`)
    updates.push(update)
    if (update.type === 'reply') replies.get(update.id)?.(update.reply)
    if (update.type === 'snapshot') conversation = update.conversation
    if (update.type === 'event' && conversation?.id === update.conversationId) {
      conversation = applyEvent(conversation, update.event)
    }
    if (update.type === 'snapshot' || update.type === 'event') shown.push(lastAnswer()?.text ?? '')
  }

  function lastAnswer(): Answer | undefined {
    return conversation?.messages.findLast(message => message.role === 'assistant')
  }

  accept({
    postMessage(message) {
      if (!open) throw new Error('Attempting to use a disconnected port object')
      receive(message)
    },
    onMessage: {
      addListener(listener) {
        deliver = listener
      },
    },
    onDisconnect: {
      addListener(listener) {
        disconnect = listener
      },
    },
  })

  return {
    updates,
    /** The text of the last answer after each change. */
    shown,
    conversation: () => conversation,
    lastAnswer,
    send(command: Command): Promise<Reply> {
      const id = ++lastId
      const reply = new Promise<Reply>(resolve => replies.set(id, resolve))
      deliver(JSON.parse(JSON.stringify({ id, command })))
      return reply
    },
    deliver: (message: unknown) => deliver(message),
    close() {
      open = false
      disconnect()
    },
    /** The port is gone, and the background has not heard of it yet. */
    vanish() {
      open = false
    },
    /** The last answer, once it has ended. */
    ended: () => until(() => lastAnswer()?.outcome && lastAnswer()),
    /** The last answer, once it has this text. */
    text: (text: string) => until(() => lastAnswer()?.text === text && lastAnswer()),
  }
}
