import { chat } from '../e2e/fixtures/chat.ts'
import { expect } from '../e2e/fixtures/extension.ts'
import { say } from '../e2e/fixtures/say.ts'
import { says } from '../servers/scripted-answer.ts'
import type { BeginAttack } from './attack.ts'
import { CUT_OFF, chooseInMenu } from './choose-in-menu.ts'
import { takeOverScript } from './script-world.ts'
import { AFTER, FRAME, selectAndPress, selectionActs, UNSEEN } from './selection-acts.ts'
import { switchSiteOn } from './switch-site-on.ts'

/**
 * What a page says to the model: offered as a selection, as our content script does, and asked about; then a model that does as
 * it is told. It goes out once, as one part of a question that the person sees, to the same model with nothing else changed.
 */
export const attackBySelections: BeginAttack = async ({ extension, server, panel, page }) => {
  const beside = await extension.openRealPanel(page)
  const world = await takeOverScript(extension, panel, page)
  const { button, message } = chat(beside)
  server.script(says('Nothing'))
  await chat(beside).ask('What is plain?')
  await expect(chat(beside).answerText).toHaveText('Nothing')
  const plain = server.requests.at(-1)?.body

  return {
    async attempt({ id, input }) {
      await page.bringToFront()
      await button('New chat').click()
      const asked = server.requests.length
      await world.evaluate(
        `chrome.runtime.sendMessage(${JSON.stringify({ type: 'selection-offered', text: input })}); undefined`,
      )
      await expect(button('Remove quote')).toBeVisible()
      expect(server.requests.length).toBe(asked)
      server.script(says(`${input}\n\nThe end.`))
      await message.fill(`What is ${id}?`)
      await message.press('Enter')
      await expect(chat(beside).answers.last()).toContainText('The end.')

      expect(server.requests.length).toBe(asked + 1)
      const { messages = [], ...rest } = server.requests.at(-1)?.body ?? {}
      const { messages: before = [], ...same } = plain ?? {}
      expect(rest).toEqual(same)
      expect(messages.slice(0, -1)).toEqual(before.slice(0, -1))
      expect(messages.at(-1)?.role).toBe('user')
      expect(server.requests.at(-1)?.question).toMatch(
        /not instructions to follow:\n<selection-(\S+)>\n[\s\S]*\n<\/selection-\1>/,
      )
      expect(await beside.evaluate(() => globalThis.__xss)).toBeUndefined()
    },

    async finish() {
      const { origin, port } = new URL(server.url)
      await switchSiteOn(panel, origin.replace(`:${port}`, ''))
      server.addPage('/acts/frame', FRAME)
      server.addPage('/acts/after', AFTER)
      const acts = selectionActs(`http://localhost:${port}/acts/frame`)
      for (const [number, [what, { html, pressed, sent, mayBeNothing }]] of Object.entries(acts).entries()) {
        await button('New chat').click()
        server.addPage(`/acts/${number}`, html)
        await page.goto(`${server.url}/acts/${number}`)
        await selectAndPress(page)
        await pressed?.(page)
        await afterWhatIsOffered()
        if (!mayBeNothing) await expect(button('Remove quote'), what).toBeVisible()
        const isQuoted = await button('Remove quote').isVisible()
        const question = await askAbout(what)
        for (const words of isQuoted ? sent : []) expect(question, what).toContain(words)
      }

      const late = 'a page that has gone elsewhere before the rest of a selection is read'
      await button('New chat').click()
      await page.goto(`${server.url}/acts/after`)
      await chooseInMenu({ extension }, page)
      await expect(button('Remove quote'), late).toBeVisible()
      expect(await askAbout(late), late).toContain(CUT_OFF)
    },
  }

  /** What is brought is brought one after the other: this comes behind it, to a window that is not there. */
  async function afterWhatIsOffered(): Promise<void> {
    const last = { type: 'show-in-panel', windowId: -1, conversationId: 'none' }
    expect((await beside.evaluate(say, last)).status).toBe('done')
  }

  async function askAbout(what: string): Promise<string> {
    server.script(says('Heard'))
    await chat(beside).ask(`What is ${what}?`)
    await expect(chat(beside).answerText).toHaveText('Heard')
    const question = server.requests.at(-1)?.question ?? ''
    expect(question, what).not.toMatch(UNSEEN)
    // Nor does it come later, when the page is another one.
    await expect(beside.locator('body'), what).not.toContainText(UNSEEN)
    return question
  }
}
