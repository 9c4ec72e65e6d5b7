import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../random.ts'
import type { AnswerWriter } from '../servers/answer-writer.ts'
import { textOf } from '../servers/recorded-request.ts'

/** `w1 w2 w3 …`: a word that is lost, there twice or in another's place is seen. */
export const words = (count: number): string => Array.from({ length: count }, (_, n) => word(n + 1)).join('')

/** With the space before it, as models say them. */
const word = (number: number): string => (number === 1 ? 'w1' : ` w${number}`)

/** Says the words up to `last`, some of them right after each other. */
export async function say(answer: AnswerWriter, random: Random, last: number, first = 1): Promise<void> {
  for (let n = first; n <= last; n++) {
    await answer.write(word(n))
    if (random() < 0.5) await sleep(random() * 40)
  }
}

/** Says the words up to `last`, from where the answer that it was asked to continue ends. */
export async function sayRest(answer: AnswerWriter, last: number): Promise<void> {
  const before = answer.request.body.messages.filter(({ role }) => role === 'assistant').map(textOf)
  const there = before.at(-1) ?? ''
  const whole = words(last)
  if (!whole.startsWith(there))
    throw new Error(`The server was told of an answer that it never gave: ${there}`)
  await answer.write(whole.slice(there.length))
  await answer.end()
}
