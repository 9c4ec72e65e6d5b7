import type { Page } from '@playwright/test'
import { chat } from '../e2e/fixtures/chat.ts'
import { freezeAt, watchFrozen } from '../e2e/fixtures/freeze-worker.ts'
import type { Random } from '../random.ts'
import type { AnswerWriter } from '../servers/answer-writer.ts'
import { accident, between, pick, type Stage } from './accident.ts'
import { expectKept, expectTold, goOn, seenOn } from './aftermath.ts'
import { say } from './numbered-words.ts'
import { type Screen, watchScreen } from './screen.ts'

const WORDS = 40

interface Scene extends Stage {
  readonly panel: Page
  readonly screen: Screen
  readonly answer: AnswerWriter
  readonly random: Random
}

/**
 * Brings the worker to where it is to die; what has been sent by then may or may not have come. Gives the time, by the
 * screen's clock, until which it could write.
 */
type Moment = (scene: Scene) => Promise<number>

const beforeHeaders: Moment = ({ screen }) => screen.now()

const betweenWords: Moment = async ({ screen, answer, random }) => {
  await say(answer, random, between(random, 1, WORDS - 1))
  return screen.now()
}

/** In the middle of writing down what has come: the record is put, the transaction not yet over, or just. */
const inAFlush: Moment = async ({ extension, panel, answer, random }) => {
  const frozen = await watchFrozen(panel)
  await freezeAt(await extension.worker(), between(random, 1, 2), ['journal'])
  // It goes on telling what comes, and can write no more.
  await say(answer, random, WORDS - 1)
  return (await frozen()).time
}

/** Everything has come; the answer is being written, or committed and not yet told. */
const atTheEnd: Moment = async ({ extension, panel, answer, random }) => {
  await say(answer, random, WORDS)
  const frozen = await watchFrozen(panel)
  await freezeAt(await extension.worker(), between(random, 1, 3))
  await answer.end()
  return (await frozen()).time
}

const MOMENTS = [beforeHeaders, betweenWords, inAFlush, atTheEnd] as const

accident(
  'the worker is killed, anywhere in an answer',
  { short: 50, long: 1500, firefox: 10 },
  async stage => {
    const { extension, server } = stage
    const panel = await extension.openPanel()
    const screen = await watchScreen(panel)
    return async ({ number, random }) => {
      await chat(panel).button('New chat').click()
      const held = server.hold()
      await chat(panel).ask(`Question ${number}`)
      const answer = await held
      const asked = await screen.now()
      const bringTo = pick(random, MOMENTS)
      const until = await bringTo({ ...stage, panel, screen, answer, random })
      const seen = await seenOn(screen, asked, until)
      const killed = await screen.now()
      await extension.killWorker()

      await expectTold(screen, killed)
      await expectKept(panel, seen, WORDS)
      await goOn(panel, server, WORDS)
    }
  },
)
