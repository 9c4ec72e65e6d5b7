import type { Clock } from '../../../lib/provider/clock.ts'

interface Timer {
  readonly at: number
  readonly task: () => void
}

/** A clock that only the test moves. */
export function createFakeClock(start = Date.parse('2026-11-22T12:00:00Z')) {
  let now = start
  const timers = new Set<Timer>()
  const clock: Clock = {
    now: () => now,
    after(ms, task) {
      const timer = { at: now + ms, task }
      timers.add(timer)
      return () => timers.delete(timer)
    },
  }
  return {
    ...clock,
    /** How long each pending timer has to run, in milliseconds. */
    get pending() {
      return Array.from(timers, ({ at }) => at - now)
    },
    advance(ms: number) {
      now += ms
      for (const timer of timers) {
        if (timer.at > now) continue
        timers.delete(timer)
        timer.task()
      }
    },
  }
}
