import { setTimeout as sleep } from 'node:timers/promises'
import type { Background } from '../e2e/fixtures/background.ts'
import { copyWithClock, setForward } from '../e2e/fixtures/clock.ts'
import { expect, test } from '../e2e/fixtures/extension.ts'
import type { RunningExtension } from '../e2e/fixtures/running-extension.ts'
import { accident, between, pick } from './accident.ts'
import { readNewest } from './stored.ts'
import { whenCut } from './when-cut.ts'

const NIGHT = 8 * 60 * 60 * 1000

test.use({
  ownBrowser: true,
  build: async ({ build }, use, info) => {
    await use({ ...build, extension: await copyWithClock(build.extension, info.outputPath('extension')) })
  },
})

accident('the computer sleeps for eight hours in mid-answer', { short: 1, long: 50 }, async stage => {
  const worker = await stage.extension.worker()
  const intervals = await countIntervals(worker)
  return whenCut(async ({ extension, panel, answer, random }) => {
    // By then they are stopped; where a busy machine is late with that, the clock jumps just before.
    const jump = Date.now() + 500
    await setForward(worker, panel, { by: NIGHT, at: jump })
    const wake = await stopProcesses(extension)
    // By what is on the way to the server: it forgets a connection that says nothing for hours.
    await answer.cut(pick(random, ['fin', 'reset']))
    await sleep(jump - Date.now() + between(random, 500, 2500))
    wake()

    return {
      async check() {
        const { times } = await readNewest(panel)
        const [asked = 0, ended = 0] = [times.at(0), times.at(-1)]
        expect(ended - asked, 'milliseconds from the question to the end').toBeGreaterThan(NIGHT)
        // With a debugger attached it never sleeps; what keeps it awake without one is there or is not.
        await expect.poll(intervals).toBe(0)
      },
    }
  })(stage)
})

/** None of the browser's processes does anything until what this resolves to is called. */
async function stopProcesses(extension: RunningExtension): Promise<() => void> {
  const ids = await extension.processes()
  for (const id of ids) process.kill(id, 'SIGSTOP')
  return () => {
    for (const id of ids) process.kill(id, 'SIGCONT')
  }
}

/** How many there are at the time of asking, of those that the worker starts from now on. */
async function countIntervals(worker: Background): Promise<() => Promise<number>> {
  const running = await worker.evaluateHandle(() => {
    const running = new Set<unknown>()
    const { setInterval, clearInterval } = globalThis
    globalThis.setInterval = ((...args: Parameters<typeof setInterval>) => {
      const id = setInterval(...args)
      running.add(id)
      return id
    }) as typeof setInterval // one for both of its forms
    globalThis.clearInterval = id => {
      running.delete(id)
      clearInterval(id)
    }
    return running
  })
  return () => running.evaluate(({ size }) => size)
}
