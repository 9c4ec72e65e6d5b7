import type { Page } from '@playwright/test'
import { chat } from '../e2e/fixtures/chat.ts'
import { expect } from '../e2e/fixtures/extension.ts'
import type { DemoServer } from '../servers/demo-server.ts'
import { says } from '../servers/scripted-answer.ts'

/** Asks what begins with this mark, which nobody asked before, and waits until its answer, whatever it is, has ended. */
export async function askToTheEnd(panel: Page, mark: string, rest = ''): Promise<void> {
  const { answers, questions } = chat(panel)
  await chat(panel).ask(`${mark} ${rest}`)
  await expect(questions.last()).toContainText(mark)
  await expect(answers.last()).toHaveAttribute('aria-busy', 'false')
}

/** The worker is there, and a question is answered as if nothing had happened. */
export async function expectOrdinaryAnswer(panel: Page, server: DemoServer, what: string): Promise<void> {
  // In the background a browser draws a page once a second.
  await panel.bringToFront()
  // A conversation that is damaged may be called so too.
  await chat(panel).button('New chat').first().click()
  server.script(says(`An ordinary answer after ${what}`))
  await askToTheEnd(panel, `An ordinary question after ${what}`)
  await expect(chat(panel).answerText).toHaveText(`An ordinary answer after ${what}`)
}
