import type { Page } from '@playwright/test'
import { chat } from '../e2e/fixtures/chat.ts'
import { expect } from '../e2e/fixtures/extension.ts'
import type { Random } from '../random.ts'
import { says } from '../servers/scripted-answer.ts'
import { accident, between, pick } from './accident.ts'
import { say, words } from './numbered-words.ts'
import { readNewest } from './stored.ts'

const STEPS = 20
const MOST = 3
const WORDS = 60

accident(
  `panels in two windows come and go in ${STEPS} steps while an answer is written, and two edit its question at once`,
  { short: 10, long: 500 },
  async ({ extension, server }) => {
    let panels: [Page, ...Page[]] = [await extension.openPanel()]

    const open = async () => {
      if (panels.length < MOST) panels.push(await extension.openPanel())
    }
    const close = async (random: Random) => {
      const closed = pick(random, panels)
      const [first, ...others] = panels.filter(panel => panel !== closed)
      // One always stays.
      if (!first) return
      panels = [first, ...others]
      await closed.close()
    }
    const reload = (random: Random) => pick(random, panels).reload()
    const write = (random: Random) =>
      chat(pick(random, panels)).message.fill(`A thought ${between(random, 1, 99)}`)

    return async ({ number, random }) => {
      // Whatever was left over by the try before this one shows that one's conversation.
      const [first, ...others] = panels
      panels = [first]
      await Promise.all(others.map(panel => panel.close()))
      // By keys: of a page in the background a browser draws a frame a second, and a click waits for two.
      await chat(first).button('New chat').press('Enter')
      const held = server.hold()
      await chat(first).ask(`Question ${number}`)
      const answer = await held
      panels.push(await extension.openPanel({ newWindow: true }))
      const speaking = say(answer, random, WORDS).then(() => answer.end())
      for (let step = 0; step < STEPS; step++) await pick(random, [open, close, reload, write])(random)
      await speaking

      await open()
      for (const panel of panels) {
        await expect(chat(panel).answerText).toHaveText(words(WORDS))
        await expect(chat(panel).button('Stop')).toBeHidden()
      }
      const [there] = panels
      const { answers, journals } = await readNewest(there)
      expect(answers.map(({ text }) => text)).toEqual([words(WORDS)])
      expect(journals).toBe(0)

      // Whoever comes second is told to wait, and keeps what they wrote.
      const editing = panels.slice(0, 2)
      server.script(says('First'), says('Second'))
      for (const panel of editing) await chat(panel).button('Edit').press('Enter')
      await Promise.all(editing.map((panel, index) => send(panel, `Otherwise, ${index}`)))
      await expect.poll(() => server.requests.at(-1)?.question).toMatch(/^Otherwise/)
      for (const panel of editing) {
        await expect(chat(panel).button('Stop')).toBeHidden()
        if (await editor(panel).isVisible()) await editor(panel).press('Enter')
        await expect(editor(panel)).toBeHidden()
      }
      const outcome = async () => (await readNewest(there)).answers.map(({ text }) => text)
      await expect.poll(outcome).toEqual([words(WORDS), 'First', 'Second'])
    }
  },
)

const editor = (page: Page) => page.getByRole('textbox', { name: 'Edit your question' })

async function send(page: Page, question: string): Promise<void> {
  await editor(page).fill(question)
  await editor(page).press('Enter')
}
