import { useState } from 'preact/hooks'
import type { Thought } from '../../lib/model/thought.ts'
import { LazyMarkdown } from '../markdown/lazy-markdown.tsx'
import { Fold } from '../ui/fold.tsx'
import { memo } from '../ui/memo.ts'
import style from './reasoning.module.css'
import { ReasoningSummary } from './reasoning-summary.tsx'

interface Props {
  readonly text: string
  readonly thought: Thought | undefined
  readonly thinking: boolean
  /** The answer broke off in the midst of it. */
  readonly broken?: boolean | undefined
}

/**
 * How an answer was arrived at, folded away. Closed, it draws nothing while it grows. Once it is whole its text stands
 * there as it is, where find-in-page finds it and opens it; what was found stays in its place, so only the person's
 * own press draws it.
 */
export const Reasoning = memo(({ text, thought, thinking, broken }: Props) => {
  const [drawn, setDrawn] = useState(false)
  return (
    <Fold summary={<ReasoningSummary thought={thought} thinking={thinking} />} onPress={setDrawn}>
      {drawn && <LazyMarkdown text={text} growing={thinking} broken={broken} />}
      {!drawn && !thinking && <div class={style.source}>{text}</div>}
    </Fold>
  )
})
