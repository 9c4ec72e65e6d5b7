import type { Page } from '@playwright/test'
import { chat } from '../e2e/fixtures/chat.ts'
import { expect } from '../e2e/fixtures/extension.ts'
import { yourData } from '../e2e/fixtures/your-data.ts'
import type { HostileInput } from '../fixtures/hostile-inputs.ts'
import { fails } from '../servers/scripted-answer.ts'
import { exported, exportOf } from '../unit/transfer/samples.ts'
import { askToTheEnd } from './asking.ts'
import { type BeginAttack, isLong } from './attack.ts'

/** Of so many that lie in the store one is opened, where time is short. */
const OPENED = 5

/** So many are imported together: of a longer list the panel draws a part. */
const AT_ONCE = 20

/** More than that is sent in this many pieces. */
const MOST_PIECES = 2000

/**
 * What wants to run, to load or to lead away: as an answer that grows character by character, as a question, as a
 * server's words about a failure, and from a file as all of these and as a title.
 */
export const attackByAnswers: BeginAttack = ({ extension, server, panel }) => ({
  async attempt({ id, input }) {
    await chat(panel).button('New chat').click()
    const held = server.hold()
    await chat(panel).ask(`Asked ${id} ${input}`)
    const answer = await held
    for (const piece of piecesOf(input)) await answer.write(piece)
    await answer.write('\n\nThe end.')
    await answer.end()
    await panel.locator('article[aria-busy=false]', { hasText: 'The end.' }).waitFor()
    expect(await badLinks(panel), id).toEqual([])

    if (!isLong) return
    server.script(fails(400, { error: { message: input } }))
    await askToTheEnd(panel, `Again ${id}`, input)
  },

  async finish(inputs) {
    await panel.reload()
    await expect(chat(panel).answers.last()).toHaveAttribute('aria-busy', 'false')
    await panel.setViewportSize({ width: 1200, height: 800 })
    const rows = panel.getByRole('navigation', { name: 'Conversations' }).locator('li > button')
    for (let at = 0; at < inputs.length; at += AT_ONCE) {
      const some = inputs.slice(at, at + AT_ONCE)
      const options = await extension.openTab('options.html')
      await yourData(options).importFile(exportOf(some.map(asConversation)))
      await expect(yourData(options).outcome).toContainText(`Added ${some.length}`)
      await options.close()
      for (const { id } of some.filter((_, index) => isLong || index % OPENED === 0)) {
        await rows.and(panel.locator(`[title*="${titleMark(id)}"]`)).click()
        await expect(chat(panel).questions.last()).toContainText(titleMark(id))
        await expect(chat(panel).answers.last()).toContainText('The end.')
      }
    }
  },
})

function* piecesOf(input: string): Generator<string> {
  const characters = [...input]
  const length = Math.ceil(characters.length / MOST_PIECES)
  for (let at = 0; at < characters.length; at += length) yield characters.slice(at, at + length).join('')
}

const titleMark = (id: string) => `Imported ${id}.`

function asConversation({ id, input }: HostileInput) {
  const [question, answer] = exported.messages
  const text = `${titleMark(id)} ${input}`.toWellFormed()
  return {
    ...exported,
    id: `imported-${id}`,
    title: text.slice(0, 200),
    // At the top of the list, before whatever was asked.
    updated: Date.now(),
    messages: [
      { ...question, parts: [{ type: 'text', text }] },
      { ...answer, text: `${text}\n\nThe end.`, reasoning: text, model: text.slice(0, 100) },
    ],
  }
}

/** Links of the log that could lead elsewhere than they say, or into the panel. */
const badLinks = (panel: Page): Promise<string[]> =>
  panel.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('[role=log] a[href]')]
      .filter(
        ({ href, target, rel, textContent }) =>
          !/^(?:https?|mailto):/.test(href) ||
          target !== '_blank' ||
          !/noreferrer/.test(rel) ||
          !(textContent ?? '').includes(new URL(href).host),
      )
      .map(({ outerHTML }) => outerHTML),
  )
