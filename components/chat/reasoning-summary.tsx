import type { Thought } from '../../lib/model/thought.ts'
import { ReasoningClock } from './reasoning-clock.tsx'
import { reasoningTime } from './reasoning-time.ts'

interface Props {
  readonly thought: Thought | undefined
  readonly thinking: boolean
}

export function ReasoningSummary({ thought, thinking }: Props) {
  if (!thinking) {
    if (thought?.until === undefined) return 'Reasoning'
    // Nobody thinks for no time.
    return `Thought for ${reasoningTime(Math.max(thought.until - thought.since, 1000))}`
  }
  return (
    <>
      Thinking…
      {/* What the store has of an answer in progress is a moment old: the background says since when. */}
      {thought && thought.until === undefined && <ReasoningClock since={thought.since} />}
    </>
  )
}
