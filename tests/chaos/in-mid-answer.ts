import type { Page } from '@playwright/test'
import { chat } from '../e2e/fixtures/chat.ts'
import { expect } from '../e2e/fixtures/extension.ts'
import { closesDatabase } from '../e2e/fixtures/storage-faults.ts'
import { says } from '../servers/scripted-answer.ts'
import { between, type Stage, type Try } from './accident.ts'
import { expectInTime } from './aftermath.ts'
import { say, words } from './numbered-words.ts'
import { watchScreen } from './screen.ts'
import { readNewest } from './stored.ts'

const WORDS = 40
const NOTE = 'The browser cannot store this at the moment'

export interface Scene {
  readonly extension: Stage['extension']
  readonly profile: Stage['profile']
  /** Where the answer is read, and another page of the extension. */
  readonly panel: Page
  readonly other: Page
  /** Under whoever has it open, as the browser does in need. */
  readonly closeDatabase: () => Promise<void>
}

export interface Fault {
  /** What happens to the store in mid-answer. It is over at once, or when what it resolves to is called. */
  readonly begin: (scene: Scene) => Promise<void | (() => Promise<void>)>
  /** Of an answer that ends while it lasts: whether no write gets through, or none comes back. */
  readonly said?: 'could not keep this' | 'cannot store this'
  /** What else must hold once all is well again. */
  readonly check?: (scene: Scene, number: number) => Promise<void>
}

/** Every word is kept, whenever the fault is over: while the answer is written, or after it has ended. */
export const inMidAnswer =
  ({ begin, said = 'could not keep this', check }: Fault) =>
  async ({ extension, server, profile }: Stage) => {
    const panel = await extension.openPanel()
    const other = await extension.openTab('options.html')
    const scene = { extension, profile, panel, other, closeDatabase: await closesDatabase(extension) }
    const note = panel.getByText(NOTE)
    const screen = await watchScreen(panel)
    await panel.bringToFront()

    return async ({ number, random }: Try): Promise<void> => {
      await chat(panel).button('New chat').click()
      const held = server.hold()
      await chat(panel).ask(`Question ${number}`)
      const answer = await held
      const before = between(random, 1, WORDS - 10)
      await say(answer, random, before)
      await expect(chat(panel).answerText).toHaveText(words(before))

      const end = await begin(scene)
      const since = await screen.now()
      await say(answer, random, before + 5, before + 1)
      if (end) expectInTime((await screen.saidAfter(since, NOTE)) - since)
      const endsFirst = number % 2 === 0
      if (end && endsFirst) {
        await end()
        await expect(note).toBeHidden()
      }
      await say(answer, random, WORDS, before + 6)
      await answer.end()
      if (end && !endsFirst) {
        await expect(chat(panel).answers.last()).toContainText(`The browser ${said}`)
        await end()
      }

      const kept = async () => {
        const { answers, journals } = await readNewest(panel)
        return [journals, ...answers.map(({ text, outcome }) => [text, outcome?.status])]
      }
      await expect.poll(kept).toEqual([0, [words(WORDS), 'complete']])
      await expect(chat(panel).answerText).toHaveText(words(WORDS))
      await expect(chat(panel).button('Continue')).toBeHidden()
      server.script(says('Yes'))
      await chat(panel).ask('And now?')
      await expect(chat(panel).answers.last()).toContainText('Yes')
      await expect(chat(panel).button('Stop')).toBeHidden()
      await check?.(scene, number)
    }
  }
