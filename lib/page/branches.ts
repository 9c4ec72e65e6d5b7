import type { ReadonlySignal } from '@preact/signals'
import type { ConnectionId } from '../model/connection.ts'
import type { Conversation } from '../model/conversation.ts'
import { createId } from '../model/create-id.ts'
import { toParts } from '../model/draft.ts'
import type { Failure } from '../model/failure.ts'
import type { Answer, ConversationId, MessageId, Question } from '../model/message.ts'
import type { SetupChange } from '../model/setup.ts'
import { createIdLike } from '../model/temporary.ts'
import type { Command, CommandOf } from '../protocol/command.ts'
import type { Reply } from '../protocol/update.ts'

/** What a page can do with the versions of what was said, and with how it is answered. */
export interface Branches {
  /** Asks a question anew in other words, with what it quoted. Whether it was taken. */
  editQuestion(question: Question, text: string): Promise<boolean>
  /** Writes another answer beside this one, perhaps by another model. */
  retry(answer: Answer, model?: string, connectionId?: ConnectionId): void
  continueAnswer(answer: Answer): void
  /** Shows the newest branch through a message, here and everywhere. */
  select(id: MessageId): void
  /** Goes to a new conversation that begins with a copy of all that leads to this answer. */
  fork(answer: Answer): Promise<void>
  /** Resolves to why it could not be kept. */
  configure(change: SetupChange): Promise<Failure | undefined>
}

interface Options {
  readonly conversation: ReadonlySignal<Conversation>
  readonly send: (command: Command) => Promise<Reply>
  readonly show: (id: ConversationId) => void
  /** What was wanted before is no news any more; then why this was refused, where it was wanted. */
  readonly onRefusal: (failure: Failure | undefined) => void
  readonly now: () => number
}

export function createBranches({ conversation, send, show, onRefusal, now }: Options): Branches {
  const current = () => conversation.peek().id

  /** Of each conversation, what was pressed and is on its way: a double click wants it once. */
  const onTheirWay = new Set<string>()

  async function carryOut(command: CommandOf<'ask' | 'retry' | 'continue' | 'fork'>): Promise<boolean> {
    const press = `${command.type} ${command.conversationId}`
    if (onTheirWay.has(press)) return false
    onTheirWay.add(press)
    onRefusal(undefined)
    const reply = await send(command)
    onTheirWay.delete(press)
    if (reply.status !== 'failed') return true
    if (current() === command.conversationId) onRefusal(reply.failure)
    return false
  }

  return {
    editQuestion({ id, parts }, text) {
      const quotes = parts.filter(part => part.type !== 'text')
      return carryOut({
        type: 'ask',
        conversationId: current(),
        questionId: createId(now()),
        parts: [...quotes, ...toParts({ text })],
        edits: id,
      })
    },

    retry(answer, model, connectionId) {
      void carryOut({
        type: 'retry',
        conversationId: current(),
        messageId: answer.id,
        answerId: createId(now()),
        ...(model && { model }),
        ...(connectionId && { connectionId }),
      })
    },

    continueAnswer(answer) {
      void carryOut({ type: 'continue', conversationId: current(), messageId: answer.id })
    },

    select(id) {
      void send({ type: 'select', conversationId: current(), messageId: id })
    },

    async fork(answer) {
      const conversationId = current()
      const forkId = createIdLike(conversationId, now())
      const isThere = await carryOut({ type: 'fork', conversationId, messageId: answer.id, forkId })
      // Whoever has gone elsewhere meanwhile finds it in the list.
      if (isThere && current() === conversationId) show(forkId)
    },

    async configure(change) {
      const reply = await send({ type: 'configure', conversationId: current(), change })
      return reply.status === 'failed' ? reply.failure : undefined
    },
  }
}
