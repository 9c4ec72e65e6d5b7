import type { Message } from '../../lib/model/message.ts'
import { memo } from '../ui/memo.ts'
import { AnswerView } from './answer-view.tsx'
import { QuestionView } from './question-view.tsx'
import type { TurnActions } from './turn-actions.ts'

interface Props {
  readonly message: Message
  readonly last: boolean
  readonly actions: TurnActions
}

/** While an answer streams every frame has a new conversation, in which one message is another object. */
export const Turn = memo(({ message, last, actions }: Props) =>
  message.role === 'user' ? (
    <QuestionView question={message} actions={actions} />
  ) : (
    <AnswerView answer={message} last={last} actions={actions} />
  ),
)
