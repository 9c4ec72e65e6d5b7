import { applyEvent } from '../model/chat-event.ts'
import { findMessage } from '../model/conversation.ts'
import type { Answer, ConversationId, MessageId, Outcome } from '../model/message.ts'
import type { Store } from '../store/store.ts'
import type { RunEnd } from './answer-run.ts'
import type { KeepAlive } from './keep-alive.ts'
import type { LiveConversation, LiveConversations } from './live-conversations.ts'

export interface AnswerKeeper {
  /**
   * Kept first, told second. What cannot be kept is told as that, and tried again for half a minute, unless something
   * else becomes of it meanwhile.
   */
  keep(live: LiveConversation, id: MessageId, end: RunEnd): Promise<void>
}

interface Options {
  readonly store: Pick<Store, 'commit'>
  readonly conversations: Pick<LiveConversations, 'use'>
  readonly keepAlive: KeepAlive
  /** An answer has ended and is kept. */
  readonly onEnded: (id: ConversationId, answer: Answer) => void
  readonly now: () => number
  readonly onError: (what: string, error: unknown) => void
}

const UNKEPT: Outcome = { status: 'interrupted', failure: { kind: 'storage' } }
/** Milliseconds after which it is tried again each time. */
const AGAIN_AFTER = [1_000, 2_000, 4_000, 8_000, 13_000, 15_000, 15_000]
/** Tries for which the background is kept awake; for the others if it is. Half a minute after these it is gone. */
const AWAKE_FOR = 5

export function createAnswerKeeper(options: Options): AnswerKeeper {
  const { store, conversations, keepAlive, onEnded, now, onError } = options

  async function commit(live: LiveConversation, id: MessageId, end: RunEnd, at: number): Promise<void> {
    const ended = endedBy(id, end, at)
    const next = applyEvent(live.conversation, ended)
    const answer = findMessage(next, id)
    if (answer?.role !== 'assistant') return
    const kept = await store.commit(next, answer)
    if (kept === answer) live.apply(ended)
    // There was no room for all of it, or a file has brought more meanwhile.
    if (kept !== answer || live.isBehind) await live.reload()
    onEnded(next.id, kept)
  }

  async function tryAgain(live: LiveConversation, id: MessageId, end: RunEnd, at: number): Promise<boolean> {
    try {
      if (isUnkept(live, id)) await commit(live, id, end, at)
      return true
    } catch (error) {
      onError('An answer could not be stored this time either', error)
      return false
    }
  }

  async function keepTrying(live: LiveConversation, id: MessageId, end: RunEnd, at: number): Promise<void> {
    const release = live.hold()
    const rest = keepAlive.hold()
    try {
      for (const [tries, delay] of AGAIN_AFTER.entries()) {
        if (tries === AWAKE_FOR) rest()
        await new Promise(resolve => setTimeout(resolve, delay))
        if (await conversations.use(live.conversation.id, live => tryAgain(live, id, end, at))) return
      }
    } finally {
      release()
      rest()
    }
  }

  return {
    async keep(live, id, end) {
      const at = now()
      try {
        await commit(live, id, end, at)
      } catch (error) {
        onError('An answer could not be stored', error)
        live.apply(endedBy(id, { ...end, outcome: UNKEPT }, at))
        void keepTrying(live, id, end, at)
      }
    },
  }
}

const endedBy = (messageId: MessageId, { outcome, usage }: RunEnd, at: number) =>
  ({ type: 'ended', messageId, outcome, at, ...(usage && { usage }) }) as const

/** Whether it is still as it was left: nobody goes on with it, and nobody has deleted it. */
function isUnkept({ conversation }: LiveConversation, id: MessageId): boolean {
  const answer = findMessage(conversation, id)
  const outcome = answer?.role === 'assistant' ? answer.outcome : undefined
  return outcome?.status === 'interrupted' && outcome.failure?.kind === 'storage'
}
