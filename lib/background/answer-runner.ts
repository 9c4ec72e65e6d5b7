import { inWords } from '../context/chat-messages.ts'
import { createSeam } from '../context/seam.ts'
import { applyEvent } from '../model/chat-event.ts'
import type { ChatMessage } from '../model/chat-message.ts'
import type { ConnectionId } from '../model/connection.ts'
import { connectionName } from '../model/connection-name.ts'
import { type Conversation, findMessage } from '../model/conversation.ts'
import type { FailureKind } from '../model/failure.ts'
import {
  type Answer,
  type ConversationId,
  isBeingWritten,
  isUnreadable,
  type MessageId,
  type Sent,
} from '../model/message.ts'
import type { ConversationConnection } from '../model/setup.ts'
import type { CompletionEvent } from '../provider/completion.ts'
import type { Store } from '../store/store.ts'
import { createAnswerKeeper } from './answer-keeper.ts'
import { type RunEnd, runAnswer } from './answer-run.ts'
import { type Answerer, answeredBy } from './connection-choice.ts'
import type { Manner } from './connection-stream.ts'
import { createJournalWriter } from './journal-writer.ts'
import type { KeepAlive } from './keep-alive.ts'
import type { LiveConversation, LiveConversations } from './live-conversations.ts'

/** Who is asked for an answer, and with what. */
export interface Asked {
  readonly connection: Answerer
  readonly request: readonly ChatMessage[]
  readonly sent: Sent
}

/** Who is asked where those that were tried cannot answer; `undefined` where that is nobody. */
export type NextToAsk = (tried: readonly ConnectionId[]) => Promise<Asked | undefined>

export interface AnswerRunner {
  /** Begins to stream an answer that the store knows as begun. It goes on whoever looks. */
  start(live: LiveConversation, answer: Answer, asked: Asked, next?: NextToAsk): void
  /** Closes the connection; resolves when the answer has ended and is kept. */
  stop(id: MessageId): Promise<void>
  stopAll(conversation: Conversation): Promise<void>
  /** Ends as interrupted what a background that died was writing. */
  recover(): Promise<void>
}

/** The part of the Web Locks API that is used. A lock is released when its holder dies. */
export interface Locks {
  request<T>(
    name: string,
    options: { ifAvailable?: boolean },
    callback: (lock: unknown) => Promise<T>,
  ): Promise<T>
}

interface Options {
  readonly store: Pick<Store, 'append' | 'commit' | 'passOn' | 'unfinished' | 'dropJournal'>
  readonly conversations: LiveConversations
  readonly stream: (
    connection: ConversationConnection,
    request: readonly ChatMessage[],
    signal: AbortSignal,
    how: Manner,
  ) => AsyncIterable<CompletionEvent>
  readonly keepAlive: KeepAlive
  readonly locks: Locks
  /** An answer is being written there, until what it returns is called. */
  readonly markAnswering: (id: ConversationId) => () => void
  /** An answer has ended and is kept. */
  readonly onEnded: (id: ConversationId, answer: Answer) => void
  readonly now: () => number
  readonly onError: (what: string, error: unknown) => void
}

interface Running {
  readonly controller: AbortController
  readonly ended: Promise<void>
}

export function createAnswerRunner(options: Options): AnswerRunner {
  const { store, conversations, stream, keepAlive, locks, markAnswering, now, onError } = options
  const keeper = createAnswerKeeper(options)
  const running = new Map<MessageId, Running>()
  const lockOf = (id: MessageId) => `answer:${id}`

  async function ask(
    live: LiveConversation,
    answer: Answer,
    { connection, request }: Asked,
    how: Manner,
    signal: AbortSignal,
  ): Promise<RunEnd> {
    const conversationId = live.conversation.id
    const write = (messages: readonly ChatMessage[]) =>
      runAnswer({
        answer,
        stream: () => stream(connection, messages, signal, how),
        seam: createSeam(answer.text, messages.at(-1)?.prefix === true),
        signal,
        journal: createJournalWriter({
          conversationId,
          messageId: answer.id,
          append: store.append,
          onOverdue: unkept => live.apply({ type: 'unkept', messageId: answer.id, unkept }),
          onError: error => onError('The journal could not be written', error),
        }),
        apply: live.apply,
        now,
      })
    const end = await write(request)
    const again = wasRefused(end) ? inWords(request) : undefined
    return again ? write(again) : end
  }

  /** Asks one after the other until one answers, or nobody is left to be asked. */
  async function run(
    live: LiveConversation,
    answer: Answer,
    first: Asked,
    next: NextToAsk,
    signal: AbortSignal,
  ): Promise<void> {
    const tried: ConnectionId[] = []
    for (let asked = first; ; ) {
      const { connection } = asked
      tried.push(connection.id)
      // While somebody else can be asked, nobody waits for one that is busy.
      const how = (await next(tried)) ? { retries: 0 } : {}
      const end = await ask(live, answer, asked, how, signal)
      // Who that is may have changed meanwhile.
      const other = !signal.aborted && canAnotherAnswer(end, tried.length > 1) ? await next(tried) : undefined
      if (!other) return keeper.keep(live, answer.id, end)
      await passOn(live, answer.id, connection, other)
      asked = other
    }
  }

  /** Stored before anybody is asked: a background that dies leaves the answer to whoever wrote it. */
  async function passOn(live: LiveConversation, id: MessageId, from: Answerer, to: Asked): Promise<void> {
    const event = {
      type: 'passed-on',
      messageId: id,
      by: answeredBy(to.connection),
      sent: to.sent,
      insteadOf: connectionName(from),
    } as const
    const answer = findMessage(applyEvent(live.conversation, event), id)
    if (answer?.role !== 'assistant') return
    await store
      .passOn(live.conversation.id, answer)
      .catch(error => onError('An answer could not be stored', error))
    live.apply(event)
  }

  async function interrupt(live: LiveConversation, id: MessageId): Promise<void> {
    // It went on here while the lock was waited for: the journal is this background's own.
    if (running.has(id)) return
    const answer = findMessage(live.conversation, id)
    if (answer && isBeingWritten(answer)) {
      await keeper.keep(live, id, { outcome: { status: 'interrupted' } })
    } else if (!answer || !isUnreadable(answer)) {
      await store.dropJournal({ conversationId: live.conversation.id, messageId: id })
    }
  }

  async function stop(id: MessageId): Promise<void> {
    const answer = running.get(id)
    answer?.controller.abort()
    await answer?.ended
  }

  return {
    stop,

    start(live, answer, asked, next = async () => undefined) {
      const controller = new AbortController()
      const release = live.hold()
      const rest = keepAlive.hold()
      const unmark = markAnswering(live.conversation.id)
      const ended = locks
        .request(lockOf(answer.id), {}, () => run(live, answer, asked, next, controller.signal))
        .catch((error: unknown) => onError('An answer ended in an error', error))
        .finally(() => {
          // The same answer may be going on already: the lock is said to be free only later.
          if (running.get(answer.id)?.controller === controller) running.delete(answer.id)
          release()
          rest()
          unmark()
        })
      running.set(answer.id, { controller, ended })
    },

    async stopAll({ messages }) {
      await Promise.all(messages.map(message => stop(message.id)))
    },

    async recover() {
      for (const { conversationId, messageId } of await store.unfinished()) {
        const recoverOne = () => conversations.use(conversationId, live => interrupt(live, messageId))
        const free = await locks.request(lockOf(messageId), { ifAvailable: true }, async lock => {
          if (lock) await recoverOne()
          return Boolean(lock)
        })
        // Whoever still holds it is about to die, or will end it: then this finds nothing left to do.
        if (!free) locks.request(lockOf(messageId), {}, recoverOne).catch(error => onError('Recovery', error))
      }
    },
  }
}

/**
 * What is the server's fault or its network's, and might be no other's. Before anything came of it. Of one that is asked in
 * another's place nobody has thought: that the browser must allow it first is no reason to end there.
 */
function canAnotherAnswer({ outcome, received }: RunEnd, isSubstitute: boolean): boolean {
  const kind = outcome.status === 'failed' ? outcome.failure.kind : undefined
  if (received || kind === undefined) return false
  return PASSED_ON.includes(kind) || (isSubstitute && kind === 'permission')
}

const PASSED_ON: readonly FailureKind[] = [
  // This computer's own servers need no network.
  'offline',
  'unreachable',
  'rate-limited',
  'server',
  'timeout',
  'truncated',
]

/** Before anything came of it: a server that knows prefixes may not take this one, of this model. */
function wasRefused({ outcome, received }: RunEnd): boolean {
  return !received && 'failure' in outcome && outcome.failure?.kind === 'bad-request'
}
