import type { Background } from '../e2e/fixtures/background.ts'

/** Lets the background's timers, those that are set from now on, run so many times as fast, until what this gives is called. */
export async function hurry(worker: Background, times: number): Promise<() => Promise<void>> {
  const own = await worker.evaluateHandle(times => {
    const { setTimeout } = globalThis
    globalThis.setTimeout = ((task: () => void, ms = 0, ...args: []) =>
      setTimeout(task, ms / times, ...args)) as typeof setTimeout // one for all of its forms
    return setTimeout
  }, times)
  return () =>
    own.evaluate(setTimeout => {
      globalThis.setTimeout = setTimeout
    })
}
