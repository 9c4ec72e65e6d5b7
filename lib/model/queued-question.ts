import { type Conversation, findMessage, runningAnswer, toBranch } from './conversation.ts'
import type { Answer, MessageId, Part } from './message.ts'
import { isWhole } from './message.ts'
import { newestLeaf, newestVersion } from './versions.ts'

/** A question that waits for the answer before it. */
export interface QueuedQuestion {
  /** Becomes the question's own, so that it is asked once. Sorts by the time at which it was queued. */
  readonly id: MessageId
  readonly parts: readonly Part[]
  /** The answer that was being written, or the question that was queued before it. Absent of old: it follows what is shown. */
  readonly follows?: MessageId
}

/**
 * The answer after which it may be asked by itself: at the end of what it follows, whichever branch is shown, where that
 * leaves nothing to mend.
 */
export function placeInTurn(conversation: Conversation, { follows }: QueuedQuestion): MessageId | undefined {
  if (runningAnswer(conversation)) return undefined
  const last = findMessage(conversation, endBehind(conversation, follows) ?? '')
  return last?.role === 'assistant' && last.outcome && isWhole(last.outcome) ? last.id : undefined
}

/**
 * What a question follows that is asked while an answer is being written: that one, or what is read where that is another
 * version. `undefined` where none is being written.
 */
export function placeInQueue(conversation: Conversation): MessageId | undefined {
  const running = runningAnswer(conversation)
  if (!running || toBranch(conversation).includes(running)) return running?.id
  return conversation.leaf
}

/** Whether what it follows has ended and left something to mend: then it waits for the person, whatever is asked meanwhile. */
export function isHeld(conversation: Conversation, { follows }: QueuedQuestion): boolean {
  const { outcome } = answerBehind(conversation, follows) ?? {}
  return outcome !== undefined && !isWhole(outcome)
}

/**
 * What was mended by asking anew, in other words too, goes on where it was mended; what was whole goes on itself. What was
 * merely asked after one that broke off mends nothing.
 */
function endBehind(conversation: Conversation, follows?: MessageId): MessageId | undefined {
  if (follows === undefined || !findMessage(conversation, follows)) return conversation.leaf
  const answer = answerBehind(conversation, follows)
  return answer?.outcome && isWhole(answer.outcome) ? newestLeaf(conversation, answer.id) : undefined
}

/** The answer that it follows, or the one that was written last in its place where that is not whole. */
function answerBehind(conversation: Conversation, follows = ''): Answer | undefined {
  const followed = findMessage(conversation, follows)
  if (followed?.role === 'assistant' && followed.outcome && isWhole(followed.outcome)) return followed
  const version = findMessage(conversation, newestVersion(conversation, follows) ?? '')
  if (version?.role !== 'user') return version
  const answers = conversation.messages.filter(({ parent }) => parent === version.id)
  return answers.findLast(message => message.role === 'assistant')
}
