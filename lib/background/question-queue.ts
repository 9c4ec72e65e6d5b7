import { findMessage } from '../model/conversation.ts'
import type { ConversationId, MessageId } from '../model/message.ts'
import { placeInQueue, placeInTurn, type QueuedQuestion } from '../model/queued-question.ts'
import type { CommandOf } from '../protocol/command.ts'
import type { Update } from '../protocol/update.ts'
import type { Store } from '../store/store.ts'
import type { Engine, Refusal } from './engine.ts'
import type { LiveConversation, LiveConversations } from './live-conversations.ts'
import type { Surface, Surfaces } from './surfaces.ts'

/** Where it is not said what it is behind, it waits for what is being written. */
type ToQueue = Pick<CommandOf<'queue'>, 'conversationId' | 'questionId' | 'parts'> & {
  readonly behind?: MessageId
}

/** The questions that people asked before the answer was whole. */
export interface QuestionQueue {
  add(question: ToQueue): Promise<Refusal>
  /** Refused where it has been asked by now. */
  take(command: CommandOf<'unqueue'>): Promise<Refusal>
  sendNow(command: CommandOf<'send-queued'>): Promise<Refusal>
  /** Asks the next question where what it follows has ended in a whole answer. */
  goOn(id: ConversationId): Promise<void>
  /** Goes on wherever a background that died was about to. */
  resume(): Promise<void>
  tell(id: ConversationId, surface: Surface): Promise<void>
}

interface Options {
  readonly store: Pick<Store, 'queue' | 'queuing' | 'putQueued' | 'deleteQueued'>
  readonly conversations: LiveConversations
  readonly surfaces: Surfaces
  readonly engine: Pick<Engine, 'askIn'>
}

export function createQuestionQueue({ store, conversations, surfaces, engine }: Options): QuestionQueue {
  async function read(id: ConversationId, failure?: Refusal): Promise<Update> {
    const questions = await store.queue(id)
    return { type: 'queue', conversationId: id, questions, ...(failure && { failure }) }
  }

  async function tellAll(id: ConversationId, failure?: Refusal): Promise<void> {
    surfaces.tellFollowers(id, await read(id, failure))
  }

  /** It leaves the queue in the transaction that begins its answer: see the store's `begin`. */
  async function ask(live: LiveConversation, question: QueuedQuestion, after?: MessageId): Promise<Refusal> {
    const { id } = live.conversation
    const refusal = await engine.askIn(live, question.id, question.parts, { after })
    await tellAll(id, refusal)
    return refusal
  }

  async function goOnIn(live: LiveConversation): Promise<void> {
    const [next] = await store.queue(live.conversation.id)
    if (!next) return
    const after = placeInTurn(live.conversation, next)
    if (after !== undefined) await ask(live, next, after)
  }

  const goOn = (id: ConversationId) => conversations.use(id, goOnIn)

  return {
    goOn,

    add: ({ conversationId, questionId, parts, behind }) =>
      conversations.use(conversationId, async live => {
        const { conversation } = live
        if (findMessage(conversation, questionId)) return undefined
        const first = behind ?? placeInQueue(conversation) ?? conversation.leaf
        const before = (await store.queue(conversationId)).filter(({ id }) => id <= questionId)
        if (before.at(-1)?.id !== questionId) {
          // The last of those that wait for the same.
          const follows = before.reduce((last, { id, follows }) => (follows === last ? id : last), first)
          await store.putQueued(conversationId, { id: questionId, parts, ...(follows && { follows }) })
        }
        await tellAll(conversationId)
        // The answer it was to wait for may have ended meanwhile.
        await goOnIn(live)
        return undefined
      }),

    take: ({ conversationId, questionId, draft }) =>
      conversations.use(conversationId, async live => {
        if (findMessage(live.conversation, questionId)) return { kind: 'busy' }
        await store.deleteQueued(conversationId, questionId, draft)
        await tellAll(conversationId)
        // It may have been refused, and have held up those behind it.
        await goOnIn(live)
        return undefined
      }),

    sendNow: ({ conversationId, questionId }) =>
      conversations.use(conversationId, async live => {
        const question = find(await store.queue(conversationId), questionId)
        // The person says that it is to go where they look.
        return question && ask(live, question)
      }),

    async resume() {
      for (const id of await store.queuing()) await goOn(id)
    },

    // In turn with what changes it, so that no surface is told what was after what is.
    tell: (id, surface) =>
      conversations.use(id, async () => {
        const update = await read(id)
        if (surface.follows === id) surface.post(update)
      }),
  }
}

const find = (queue: readonly QueuedQuestion[], id: MessageId) => queue.find(question => question.id === id)
