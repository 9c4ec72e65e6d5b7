import { type Signal, useSignalEffect } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { findMessage, runningAnswer } from '../../lib/model/conversation.ts'
import { type Answer, isWhole, type MessageId, type Outcome } from '../../lib/model/message.ts'
import type { ChatPage } from '../../lib/page/chat-page.ts'
import { Status } from '../ui/status.tsx'
import type { TurnActions } from './turn-actions.ts'

interface Props {
  readonly conversation: ChatPage['conversation']
  readonly text: Signal<string>
  readonly lockOf: TurnActions['lockOf']
}

/** Says that an answer began and how it ended, not each token of it. */
export function AnswerStatus({ conversation, text, lockOf }: Props) {
  const running = useRef<MessageId | undefined>(undefined)

  useSignalEffect(() => {
    const now = conversation.value
    const answer = runningAnswer(now)
    if (answer && answer.id !== running.current) text.value = 'Answering'
    if (!answer && running.current !== undefined) {
      const ended = findMessage(now, running.current)
      const outcome = ended?.role === 'assistant' ? ended.outcome : undefined
      // Another conversation may be on the screen by now, where nothing ended.
      if (ended?.role === 'assistant' && outcome) void tell(ended, outcome)
      else text.value = ''
    }
    running.current = answer?.id
  })

  async function tell(answer: Answer, outcome: Outcome): Promise<void> {
    if (isWhole(outcome)) {
      text.value = 'Answer ready'
      return
    }
    text.value = ''
    const { endingSentence } = await import('./ending-sentence.ts')
    // The next answer may have begun.
    if (text.value === '') text.value = endingSentence(answer, outcome, { lock: lockOf(answer) }) ?? ''
  }

  return <Status text={text} />
}
