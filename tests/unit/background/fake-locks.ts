import type { Locks } from '../../../lib/background/answer-runner.ts'

/** Web Locks as all contexts of one browser share them: a context that dies lets go of what it held and waited for. */
export function createFakeLocks() {
  const queues = new Map<string, (() => void)[]>()

  function release(name: string, turn: () => void): void {
    const queue = queues.get(name) ?? []
    const wasFirst = queue[0] === turn
    queues.set(
      name,
      queue.filter(other => other !== turn),
    )
    if (wasFirst) queues.get(name)?.[0]?.()
  }

  return {
    held: () => [...queues].filter(([, queue]) => queue.length > 0).map(([name]) => name),

    /** The locks as one context sees them, and its death. */
    open(): Locks & { die(): void } {
      const mine = new Set<() => void>()
      return {
        async request(name, { ifAvailable = false }, callback) {
          const queue = queues.get(name) ?? []
          if (ifAvailable && queue.length > 0) return callback(null)
          let begin = () => {}
          const granted = new Promise<void>(resolve => {
            begin = resolve
          })
          queues.set(name, [...queue, begin])
          const letGo = () => release(name, begin)
          mine.add(letGo)
          if (queue.length === 0) begin()
          await granted
          return callback({ name }).finally(letGo)
        },
        die() {
          for (const letGo of mine) letGo()
        },
      }
    },
  }
}
