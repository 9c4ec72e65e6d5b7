import type { Page } from '@playwright/test'
import { chat } from '../e2e/fixtures/chat.ts'
import type { AnswerWriter } from '../servers/answer-writer.ts'
import type { DemoServer } from '../servers/demo-server.ts'
import { between, type Try } from './accident.ts'
import { seenOn } from './aftermath.ts'
import { say } from './numbered-words.ts'
import type { Screen } from './screen.ts'

interface Begun {
  readonly answer: AnswerWriter
  /** What of it must be kept, whatever happens now. */
  readonly seen: string
}

/** Asks in a new conversation, and has some of the `last` words said. */
export async function beginAnswer(
  panel: Page,
  screen: Screen,
  server: DemoServer,
  { number, random }: Try,
  last: number,
): Promise<Begun> {
  await chat(panel).button('New chat').click()
  const held = server.hold()
  await chat(panel).ask(`Question ${number}`)
  const answer = await held
  const asked = await screen.now()
  await say(answer, random, between(random, 1, last - 1))
  return { answer, seen: await seenOn(screen, asked) }
}
