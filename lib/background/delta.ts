import type { Thought } from '../model/thought.ts'

/** A piece of an answer. */
export interface Delta {
  readonly text: string
  readonly reasoning: string
  /** How long it has been thought about, where this piece changes that. */
  readonly thought?: Thought
}

export const NO_DELTA: Delta = { text: '', reasoning: '' }

export function joinDeltas(first: Delta, second: Delta): Delta {
  const thought = second.thought ?? first.thought
  return {
    text: first.text + second.text,
    reasoning: first.reasoning + second.reasoning,
    ...(thought && { thought }),
  }
}
