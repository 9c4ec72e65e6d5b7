import type { Message } from '../../lib/model/message.ts'
import { memo } from '../ui/memo.ts'
import type { AnswerActions } from './answer-actions.ts'
import { AnswerView } from './answer-view.tsx'
import { QuestionView } from './question-view.tsx'

interface Props {
  readonly message: Message
  readonly last: boolean
  readonly actions: AnswerActions
}

/** While an answer streams every frame has a new conversation, in which one message is another object. */
export const Turn = memo(({ message, last, actions }: Props) =>
  message.role === 'user' ? (
    <QuestionView question={message} />
  ) : (
    <AnswerView answer={message} last={last} actions={actions} />
  ),
)
