import type { Message } from '../../lib/model/message.ts'
import { memo } from '../ui/memo.ts'
import style from './log-chapter.module.css'
import { Turn } from './turn.tsx'
import type { TurnActions } from './turn-actions.ts'

interface Props {
  readonly turns: readonly Message[]
  /** Whether the conversation ends with it. */
  readonly last: boolean
  readonly actions: TurnActions
}

/** Turns in a box: while an answer streams all that have ended cost as much as one. */
export const LogChapter = memo(({ turns, last, actions }: Props) => (
  <div class={style.chapter}>
    {turns.map((message, index) => (
      <Turn key={message.id} message={message} last={last && index === turns.length - 1} actions={actions} />
    ))}
  </div>
))
