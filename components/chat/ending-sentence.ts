import type { ManagedMark } from '../../lib/model/connection.ts'
import type { Answer, Outcome } from '../../lib/model/message.ts'
import { cutSentence, failureSentence } from './failure-sentence.ts'

/** Whoever waits finds it stored: it is tried again by itself. */
const UNKEPT =
  'The browser could not keep this answer. It stays here, and is stored if there is room within half a minute: free some disk space, or look at what is stored and keep less of it.'

interface Circumstances {
  /** Whether questions go to another server by now. */
  readonly left?: boolean
  /** Of the connection that wrote it, where the person's organisation has locked that. */
  readonly lock?: ManagedMark | undefined
}

/** How an answer ended, when it needs saying. */
export function endingSentence(
  answer: Answer,
  outcome: Outcome,
  circumstances: Circumstances,
): string | undefined {
  const where = { host: answer.host, model: answer.model, ...circumstances }
  switch (outcome.status) {
    case 'complete':
      return cutSentence(outcome.finishReason)
    case 'stopped':
      return 'Stopped.'
    case 'truncated':
      return 'The connection ended before the answer did.'
    case 'interrupted':
      if (outcome.failure?.kind === 'storage') return UNKEPT
      return outcome.failure
        ? failureSentence(outcome.failure, where)
        : 'Interrupted: the browser closed or the extension restarted.'
    case 'failed':
      return failureSentence(outcome.failure, where)
  }
}
