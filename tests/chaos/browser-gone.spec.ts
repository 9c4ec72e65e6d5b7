import { test } from '../e2e/fixtures/extension.ts'
import { accident, type Stage, type Try } from './accident.ts'
import { expectKept, expectTold, goOn } from './aftermath.ts'
import { beginAnswer } from './begin-answer.ts'
import { watchScreen } from './screen.ts'

test.use({ ownBrowser: true })

const WORDS = 40

/** Asks in a new conversation, lets it all go in mid-answer, and looks what is there when a panel is back. */
const letGo =
  (goes: (extension: Stage['extension']) => Promise<unknown>) =>
  async ({ extension, server }: Stage) =>
  async (one: Try): Promise<void> => {
    const before = await extension.openPanel()
    const screen = await watchScreen(before)
    const { seen } = await beginAnswer(before, screen, server, one, WORDS)
    await goes(extension)

    const after = await extension.openPanel()
    // From where its own clock begins: when it was asked for.
    await expectTold(await watchScreen(after), 0)
    await expectKept(after, seen, WORDS)
    await goOn(after, server, WORDS)
    await after.close()
  }

accident(
  'the browser is killed in mid-answer',
  { short: 5, long: 100, firefox: 2 },
  letGo(extension => extension.restart({ kill: true })),
)

accident(
  'the extension is updated in mid-answer',
  { short: 1, long: 20 },
  letGo(extension => extension.update()),
)
