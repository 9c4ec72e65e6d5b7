export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Runs `task` once, after `ms` milliseconds, unless the returned function is called before. */
  after(ms: number, task: () => void): () => void
}

export const systemClock: Clock = {
  now: Date.now,
  after(ms, task) {
    const timer = setTimeout(task, ms)
    return () => clearTimeout(timer)
  },
}
