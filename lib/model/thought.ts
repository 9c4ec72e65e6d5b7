/**
 * How long an answer was thought about. It lasts from `since` to `until`, and to now while there is no `until`; time in
 * which other things happened is taken out by moving `since`, so that an answer that thinks again, or is continued
 * after a day, has one duration and no list of them.
 */
export interface Thought {
  readonly since: number
  readonly until?: number
}

/** Reasoning has come: it thinks. The same object while it did so already. */
export function think(thought: Thought | undefined, at: number): Thought {
  if (!thought) return { since: at }
  return thought.until === undefined ? thought : { since: at - (thought.until - thought.since) }
}

/** Something else has come, or the end. The same object where it did not think. */
export function rest(thought: Thought, at: number): Thought
export function rest(thought: Thought | undefined, at: number): Thought | undefined
export function rest(thought: Thought | undefined, at: number): Thought | undefined {
  if (!thought || thought.until !== undefined) return thought
  // A clock may be set back meanwhile.
  return { ...thought, until: Math.max(thought.since, at) }
}
