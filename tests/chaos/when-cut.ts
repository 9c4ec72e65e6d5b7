import type { Page } from '@playwright/test'
import type { AnswerWriter } from '../servers/answer-writer.ts'
import type { Stage, Try } from './accident.ts'
import { expectKept, expectTold, goOn } from './aftermath.ts'
import { beginAnswer } from './begin-answer.ts'
import { watchScreen } from './screen.ts'

const WORDS = 40

interface Scene extends Stage, Try {
  readonly panel: Page
  readonly answer: AnswerWriter
}

interface Aftermath {
  /** Ends what has happened, if it is not over at once. */
  readonly end?: () => unknown
  /** What else must hold once the answer is whole. */
  readonly check?: () => Promise<void>
}

/** What happens to the connection in mid-answer. */
type Cut = (scene: Scene) => Promise<Aftermath>

/** The person is told that the answer has ended, keeps what came of it, and has the rest once the connection is back. */
export const whenCut = (cut: Cut) => async (stage: Stage) => {
  const { extension, server } = stage
  const panel = await extension.openPanel()
  const screen = await watchScreen(panel)
  return async (one: Try): Promise<void> => {
    const { answer, seen } = await beginAnswer(panel, screen, server, one, WORDS)
    const { end, check } = await cut({ ...stage, ...one, panel, answer })

    await expectTold(screen, await screen.now())
    await expectKept(panel, seen, WORDS)
    await end?.()
    await goOn(panel, server, WORDS)
    await check?.()
  }
}
