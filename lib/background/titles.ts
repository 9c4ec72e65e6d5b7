import { toTitleRequest } from '../context/title-request.ts'
import type { ChatMessage } from '../model/chat-message.ts'
import { cleanTitle } from '../model/clean-title.ts'
import { type Conversation, findMessage } from '../model/conversation.ts'
import { type Answer, type ConversationId, isWhole, type Question } from '../model/message.ts'
import type { Settings } from '../model/settings.ts'
import type { ConversationConnection } from '../model/setup.ts'
import { titleOf } from '../model/title.ts'
import type { CompletionEvent } from '../provider/completion.ts'
import type { Store } from '../store/store.ts'
import type { ConnectionChoice } from './connection-choice.ts'
import type { KeepAlive } from './keep-alive.ts'
import type { LiveConversations } from './live-conversations.ts'
import type { Shelf } from './shelf.ts'

/** Names that come with the first whole answer: of its question, and by the model, for people who allow that request. */
export interface Titles {
  allow(on: boolean): Promise<void>
  /**
   * Names the conversation where this is its first whole answer: after its question, which is another one where the first
   * failed and was edited, and then by the model. A failure is nobody's business.
   */
  ended(id: ConversationId, answer: Answer): Promise<void>
  /** They are deleted: nobody needs names of them any more. */
  forget(ids: readonly ConversationId[]): void
}

/**
 * What a name may cost. Models that think first take hundreds of tokens for a name; one that takes more has no answer, and
 * the first question stays.
 */
const MAX_TOKENS = 2_000

interface Options {
  readonly store: Pick<Store, 'settings' | 'updateSettings'>
  readonly choice: ConnectionChoice
  readonly conversations: LiveConversations
  readonly shelf: Pick<Shelf, 'rename'>
  /** One request, tried once. */
  readonly complete: (
    connection: ConversationConnection,
    messages: readonly ChatMessage[],
    signal: AbortSignal,
  ) => AsyncIterable<CompletionEvent>
  readonly keepAlive: KeepAlive
  readonly onSettings: (settings: Settings) => void
}

export function createTitles(options: Options): Titles {
  const { store, choice, conversations, shelf, complete, keepAlive, onSettings } = options
  const underway = new Map<AbortController, ConversationId>()

  async function name(
    conversation: Conversation,
    question: Question,
    answer: Answer,
    signal: AbortSignal,
  ): Promise<void> {
    const { connection: own, model } = conversation.setup ?? {}
    const setup = { ...(own && { connection: own }), ...(model && { model }) }
    const connection = await choice.for(setup, answer)
    if (!connection) return
    const { maxTokens = MAX_TOKENS } = connection
    const limited = { ...connection, maxTokens: Math.min(maxTokens, MAX_TOKENS) }
    let text = ''
    for await (const event of complete(limited, toTitleRequest(question, answer), signal)) {
      if (event.type === 'text') text += event.text
    }
    const title = cleanTitle(text)
    if (title) await shelf.rename(conversation.id, title, conversation.title)
  }

  return {
    async allow(on) {
      onSettings(
        await store.updateSettings(({ modelTitles: _, ...settings }) =>
          on ? { ...settings, modelTitles: true } : settings,
        ),
      )
    },

    async ended(id, answer) {
      if (!answer.outcome || !isWhole(answer.outcome)) return
      const rest = keepAlive.hold()
      const own = new AbortController()
      underway.set(own, id)
      try {
        const conversation = await conversations.use(id, async live => live.conversation)
        const question = unnamedQuestion(conversation, answer)
        if (!question) return
        const title = titleOf(question)
        if (title !== conversation.title) await shelf.rename(id, title, conversation.title)
        if ((await store.settings()).modelTitles)
          await name({ ...conversation, title }, question, answer, own.signal)
      } catch {
        // The first question is a name, too.
      } finally {
        underway.delete(own)
        rest()
      }
    },

    forget(ids) {
      for (const [own, id] of underway) if (ids.includes(id)) own.abort()
    },
  }
}

/**
 * The first question, where a version of it still names the conversation by itself and no other answer was whole before
 * this one.
 */
function unnamedQuestion(conversation: Conversation, { id, parent }: Answer): Question | undefined {
  if (conversation.named) return undefined
  const question = findMessage(conversation, parent)
  if (question?.role !== 'user' || question.parent !== undefined) return undefined
  const hadOther = conversation.messages.some(
    message =>
      message.role === 'assistant' && message.id !== id && message.outcome && isWhole(message.outcome),
  )
  const isUnnamed = conversation.messages.some(
    message =>
      message.role === 'user' && message.parent === undefined && titleOf(message) === conversation.title,
  )
  return !hadOther && isUnnamed ? question : undefined
}
