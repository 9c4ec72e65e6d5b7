import { type Delta, joinDeltas, NO_DELTA } from './delta.ts'

/** One post per frame of a 60 Hz screen: more cannot be seen and costs every surface. */
const INTERVAL = 16

export interface DeltaCoalescer {
  push(delta: Delta): void
  /** Passes on what waits. */
  flush(): void
}

/** Joins what arrives within 16 ms. The first of a burst passes at once, so that nobody waits for a lone token. */
export function createDeltaCoalescer(pass: (delta: Delta) => void, now: () => number): DeltaCoalescer {
  let waiting: Delta | undefined
  let passed = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined

  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    const delta = waiting
    if (!delta) return
    waiting = undefined
    passed = now()
    pass(delta)
  }

  return {
    flush,
    push(delta) {
      waiting = joinDeltas(waiting ?? NO_DELTA, delta)
      const elapsed = now() - passed
      // A clock that was set back must not hold the text up.
      if (elapsed >= INTERVAL || elapsed < 0) flush()
      else timer ??= setTimeout(flush, INTERVAL - elapsed)
    },
  }
}
