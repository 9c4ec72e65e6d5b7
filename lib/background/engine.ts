import { toContinuation } from '../context/chat-messages.ts'
import { countTokens } from '../context/fit-branch.ts'
import { fitRequest } from '../context/fit-request.ts'
import { takesPrefix } from '../context/takes-prefix.ts'
import { applyEvent, type ChatEvent } from '../model/chat-event.ts'
import type { ConnectionId } from '../model/connection.ts'
import { windowOf } from '../model/context-window.ts'
import {
  type Conversation,
  findMessage,
  lastChosenAnswer,
  runningAnswer,
  toBranch,
} from '../model/conversation.ts'
import { createId } from '../model/create-id.ts'
import type { Failure } from '../model/failure.ts'
import {
  type Answer,
  type ConversationId,
  isUnreadable,
  type Message,
  type MessageId,
  type Part,
  type Question,
} from '../model/message.ts'
import { toStorageFailure } from '../store/newer-data-error.ts'
import type { Store } from '../store/store.ts'
import type { AnswerRunner, Asked, NextToAsk } from './answer-runner.ts'
import { type Answerer, answeredBy, type ConnectionChoice } from './connection-choice.ts'
import type { LiveConversation, LiveConversations } from './live-conversations.ts'

/** Why nothing was done and nothing changed; `undefined` when it was done. */
export type Refusal = Failure | undefined

export interface Engine {
  /** After what is shown; with `edits`, in the place of that question, which stays as another version. */
  ask(
    conversationId: ConversationId,
    questionId: MessageId,
    parts: readonly Part[],
    edits?: MessageId,
  ): Promise<Refusal>
  /** The same in a conversation that is in use already. */
  askIn(
    live: LiveConversation,
    questionId: MessageId,
    parts: readonly Part[],
    place?: Place,
  ): Promise<Refusal>
  /** Writes another answer, `answerId`, to the question of an answer that has ended. */
  retry(
    conversationId: ConversationId,
    messageId: MessageId,
    answerId: MessageId,
    other?: OtherModel,
  ): Promise<Refusal>
  /** Lets an answer that broke off go on growing. */
  continue(conversationId: ConversationId, messageId: MessageId): Promise<Refusal>
}

/** Who answers instead, this once. */
export interface OtherModel {
  readonly model?: string | undefined
  readonly connection?: ConnectionId | undefined
}

/** Where a question is asked: after what is shown, unless one of these is there. */
interface Place {
  readonly edits?: MessageId | undefined
  /** Whoever reads another version meanwhile goes on reading it. */
  readonly after?: MessageId | undefined
}

interface Options {
  readonly store: Pick<Store, 'begin'>
  readonly choice: ConnectionChoice
  readonly conversations: LiveConversations
  readonly runner: AnswerRunner
  readonly now: () => number
  readonly onError: (what: string, error: unknown) => void
}

/** Turns what a person wants into an answer that is being written: decides, stores, then starts the runner. */
export function createEngine({ store, choice, conversations, runner, now, onError }: Options): Engine {
  /** Stored first, shown second: what a surface has seen asked is never gone. */
  async function begin(
    live: LiveConversation,
    asked: Asked,
    event: ChatEvent,
    answerId: MessageId,
    nextToAsk?: NextToAsk,
  ): Promise<Refusal> {
    const tooLong = overWindow(asked)
    if (tooLong) return tooLong
    const next = applyEvent(live.conversation, event)
    const answer = findMessage(next, answerId)
    if (answer?.role !== 'assistant') return undefined
    try {
      await store.begin(next, changedMessages(live.conversation, next), answer)
    } catch (error) {
      onError('A question could not be stored', error)
      return toStorageFailure(error)
    }
    live.apply(event)
    runner.start(live, answer, asked, nextToAsk)
    return undefined
  }

  const connectionOf = (conversation: Conversation, { model, connection }: OtherModel = {}) =>
    choice.for(
      { ...conversation.setup, ...(connection && { connection }), ...(model && { model }) },
      lastChosenAnswer(conversation),
    )

  /** Where it was written, its own model goes on with it; another server may not know that. */
  async function writerOf({ connection, host, model }: Answer, conversation: Conversation) {
    const writer = await connectionOf(conversation, { connection })
    if (writer && new URL(writer.url).host === host) return model ? { ...writer, model } : writer
    return connectionOf(conversation)
  }

  const newAnswer = (id: MessageId, parent: MessageId, { connection, sent }: Asked): Answer => ({
    role: 'assistant',
    id,
    parent,
    text: '',
    ...answeredBy(connection),
    sent,
    created: now(),
  })

  function toAsked(branch: readonly Message[], connection: Answerer): Asked {
    const { messages, sent } = fitRequest(branch, connection)
    return { connection, request: messages, sent }
  }

  /** Whoever has no room for the question is not asked. */
  function othersFor({ setup }: Conversation, branch: readonly Message[]): NextToAsk {
    return async tried => {
      const skipped = [...tried]
      for (;;) {
        const connection = await choice.next(setup, skipped)
        const asked = connection && toAsked(branch, connection)
        if (!asked || !overWindow(asked)) return asked
        skipped.push(asked.connection.id)
      }
    }
  }

  const askIn: Engine['askIn'] = async (live, questionId, parts, { edits, after } = {}) => {
    const { conversation } = live
    // Asked before, and the reply was lost with the background that would have sent it.
    if (findMessage(conversation, questionId)) return undefined
    if (isBusy(conversation)) return { kind: 'busy' }
    const edited = edits === undefined ? undefined : findMessage(conversation, edits)
    if (edits !== undefined && edited?.role !== 'user') return undefined
    const parent = edited ? edited.parent : (after ?? conversation.leaf)
    const before = parent === undefined ? [] : toReadable(conversation, parent)
    const connection = await connectionOf(conversation)
    if (!connection) return choice.whyNone()
    const question: Question = {
      role: 'user',
      id: questionId,
      ...(parent && { parent }),
      parts,
      created: now(),
    }
    const branch = [...before, question]
    const asked = toAsked(branch, connection)
    const answer = newAnswer(createId(now()), questionId, asked)
    const isAside = after !== undefined && !before.some(({ id }) => id === conversation.leaf)
    const event = { type: 'asked', question, answer, ...(isAside && { aside: true as const }) } as const
    return begin(live, asked, event, answer.id, othersFor(conversation, branch))
  }

  return {
    askIn,

    ask: (conversationId, questionId, parts, edits) =>
      conversations.use(conversationId, live => askIn(live, questionId, parts, { edits })),

    retry: (conversationId, messageId, answerId, other) =>
      conversations.use(conversationId, async live => {
        const { conversation } = live
        const ended = findMessage(conversation, messageId)
        if (ended?.role !== 'assistant' || findMessage(conversation, answerId)) return undefined
        if (isBusy(conversation)) return { kind: 'busy' }
        const connection = await connectionOf(conversation, other)
        if (!connection) return choice.whyNone()
        const branch = toReadable(conversation, ended.parent)
        if (branch.at(-1)?.id !== ended.parent) return { kind: 'damaged' }
        const asked = toAsked(branch, connection)
        const answer = newAnswer(answerId, ended.parent, asked)
        // Whoever is named is meant.
        const isNamed = other?.model !== undefined || other?.connection !== undefined
        const others = isNamed ? undefined : othersFor(conversation, branch)
        return begin(live, asked, { type: 'retried', answer }, answerId, others)
      }),

    continue: (conversationId, messageId) =>
      conversations.use(conversationId, async live => {
        const { conversation } = live
        const answer = findMessage(conversation, messageId)
        if (answer?.role !== 'assistant' || !answer.outcome || isUnreadable(answer)) return undefined
        if (isBusy(conversation)) return { kind: 'busy' }
        const connection = await writerOf(answer, conversation)
        if (!connection) return choice.whyNone()
        const { messages, sent } = fitRequest(
          toReadable(conversation, messageId),
          connection,
          (branch, systemPrompt) => toContinuation(branch, answer, systemPrompt, takesPrefix(connection.url)),
        )
        const event = { type: 'continued', messageId, at: now(), sent } as const
        return begin(live, { connection, request: messages, sent }, event, messageId)
      }),
  }
}

/** One answer at a time: a second question would not know what it follows. */
const isBusy = (conversation: Conversation): boolean => runningAnswer(conversation) !== undefined

/** What of a branch there is to send. */
const toReadable = (conversation: Conversation, end: MessageId): Message[] =>
  toBranch(conversation, end).filter(message => !isUnreadable(message))

/** The fold keeps what it does not change, so identity tells what has to be stored. */
function changedMessages(before: Conversation, after: Conversation): Message[] {
  const known = new Set(before.messages)
  return after.messages.filter(message => !known.has(message))
}

function overWindow({ request, connection }: Asked): Refusal {
  const window = windowOf(connection)
  if (window === undefined || connection.windowAssumed) return undefined
  const sent = countTokens(request)
  if (sent <= window) return undefined
  const turns = request.filter(({ role }) => role !== 'system')
  const instructions = sent - countTokens(turns)
  const alone = instructions > 0 ? 'both' : 'question'
  const of = instructions > window ? 'instructions' : turns.length > 1 ? undefined : alone
  return {
    kind: 'context-too-long',
    tokens: { sent: of === 'instructions' ? instructions : sent, window, ...(of && { of }) },
  }
}
