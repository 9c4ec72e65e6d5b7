import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '../e2e/fixtures/extension.ts'
import type { RunningExtension } from '../e2e/fixtures/running-extension.ts'
import type { AnswerWriter } from '../servers/answer-writer.ts'
import { accident, between, pick, type Stage, type Try } from './accident.ts'
import { expectKept, expectTold, goOn } from './aftermath.ts'
import { beginAnswer } from './begin-answer.ts'
import { watchScreen } from './screen.ts'

test.use({ ownBrowser: true })

const WORDS = 40

interface Scene extends Stage, Try {
  readonly answer: AnswerWriter
}

/** What happens to the connection in mid-answer, and what ends that. */
type Cut = (scene: Scene) => Promise<() => unknown>

const inMidAnswer = (cut: Cut) => async (stage: Stage) => {
  const { extension, server } = stage
  const panel = await extension.openPanel()
  const screen = await watchScreen(panel)
  return async (one: Try): Promise<void> => {
    const { answer, seen } = await beginAnswer(panel, screen, server, one, WORDS)
    const end = await cut({ ...stage, ...one, answer })

    await expectTold(screen, await screen.now())
    await expectKept(panel, seen, WORDS)
    await end()
    await goOn(panel, server, WORDS)
  }
}

accident(
  'the network is cut in mid-answer',
  { short: 1, long: 50 },
  inMidAnswer(async ({ extension, answer }) => {
    await extension.context.setOffline(true)
    await answer.cut('reset')
    return () => extension.context.setOffline(false)
  }),
)

accident(
  'the server is restarted in mid-answer',
  { short: 1, long: 50 },
  inMidAnswer(async ({ answer, server, random }) => {
    await answer.cut(pick(random, ['fin', 'reset']))
    // It is not there yet when it is asked for the rest.
    return () => server.script(answer => answer.cut('reset'))
  }),
)

accident(
  'the computer sleeps in mid-answer',
  { short: 1, long: 50 },
  inMidAnswer(async ({ extension, answer, random }) => {
    const wake = await stopProcesses(extension)
    await answer.cut(pick(random, ['fin', 'reset']))
    await sleep(between(random, 1_000, 3_000))
    wake()
    return () => {}
  }),
)

/** None of the browser's processes does anything until what this resolves to is called. */
async function stopProcesses(extension: RunningExtension): Promise<() => void> {
  const ids = await extension.processes()
  for (const id of ids) process.kill(id, 'SIGSTOP')
  return () => {
    for (const id of ids) process.kill(id, 'SIGCONT')
  }
}
