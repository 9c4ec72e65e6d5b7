import { type Signal, useSignalEffect } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { findMessage, runningAnswer } from '../../lib/model/conversation.ts'
import type { MessageId } from '../../lib/model/message.ts'
import type { ChatPage } from '../../lib/page/chat-page.ts'
import { Status } from '../ui/status.tsx'
import { endingSentence } from './ending-sentence.ts'
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
      if (ended?.role === 'assistant' && outcome)
        text.value = endingSentence(ended, outcome, { lock: lockOf(ended) }) ?? 'Answer ready'
      else text.value = ''
    }
    running.current = answer?.id
  })

  return <Status text={text} />
}
