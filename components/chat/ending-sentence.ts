import type { Answer, FinishReason, Outcome } from '../../lib/model/message.ts'
import { failureSentence } from './failure-sentence.ts'

const CUTS: Partial<Record<FinishReason, string>> = {
  length: 'Cut at the length limit.',
  content_filter: 'The server’s content filter ended this answer.',
}

/** How an answer ended, when it needs saying; `left` where questions go to another server by now. */
export function endingSentence(answer: Answer, outcome: Outcome, left = false): string | undefined {
  const where = { host: answer.host, model: answer.model, left }
  switch (outcome.status) {
    case 'complete':
      return CUTS[outcome.finishReason]
    case 'stopped':
      return 'Stopped.'
    case 'truncated':
      return 'The connection ended before the answer did.'
    case 'interrupted':
      return outcome.failure
        ? failureSentence(outcome.failure, where)
        : 'Interrupted: the browser closed or the extension restarted.'
    case 'failed':
      return failureSentence(outcome.failure, where)
  }
}
