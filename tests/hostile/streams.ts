import type { Locator } from '@playwright/test'
import { readNewest } from '../chaos/stored.ts'
import { noteMeasured } from '../chaos/tries.ts'
import { chat } from '../e2e/fixtures/chat.ts'
import { expect, test } from '../e2e/fixtures/extension.ts'
import { watchHeap } from '../e2e/fixtures/worker-heap.ts'
import type { AnswerWriter } from '../servers/answer-writer.ts'
import { type BeginAttack, isLong, piecesOf, type Scene, someOf } from './attack.ts'
import { CONTINUED_ACTS } from './continued-acts.ts'
import { hurry } from './hurry.ts'
import { chunk, HURRY, STREAM_ACTS } from './stream-acts.ts'

type Body = (text: string) => string

/** In all the places of a stream where a text can stand. */
const BODIES: readonly Body[] = [
  text => `${text}\n\n`,
  text => `data: ${text}\n\n`,
  text =>
    `event: ${text}\nid: ${text}\nretry: ${text}\n: ${text}\ndata: ${JSON.stringify({ [text]: text })}\n\n`,
  text => chunk({ content: text, role: text, tool_calls: [{ function: { name: text, arguments: text } }] }),
  text => chunk({ content: null }, text) + chunk({ content: 'after it' }),
]
const USAGE = 'data: {"choices":[],"usage":{"prompt_tokens":7,"completion_tokens":3}}\n\n'
/** Milliseconds within which a connection is left over which too much comes; a busy machine is late with everything. */
const LEFT = isLong ? 100 : 1000
/** MiB by which the background may grow meanwhile. */
const GROWTH = 32
const ENDS = ['clean', 'fin', 'reset'] as const

/**
 * What a server may send instead of an answer: the text as it is and in every place of an event, a byte at a time, after a word
 * and before the connection ends in one of three ways. There is one ending each time, and what came before it is kept.
 */
export const attackByStreams: BeginAttack = ({ extension, server, panel }) => ({
  async attempt({ id, input }, index) {
    const text = [...new Set([input, ...piecesOf(input)])].join('\n\n')
    for (const [number, body] of someOf([...BODIES.entries()], index)) {
      const held = server.hold()
      await chat(panel).ask(`Stream ${id} ${number}`)
      const answer = await held
      await answer.raw(chunk({ content: `Word ${id} ${number}. ` }))
      // Seen before the connection is reset: what the browser has not read by then goes with it.
      const seen = chat(panel).answers.filter({ hasText: `Word ${id} ${number}.` })
      await seen.waitFor()
      await byteByByte(answer, body(text))
      await answer.cut(ENDS[number % ENDS.length] ?? 'clean')
      await expect(seen).toHaveAttribute('aria-busy', 'false')
      await goOn({ panel, server }, seen, chunk({ content: ' More.' }) + body(text) + USAGE)
    }
  },

  async finish() {
    for (const [what, { does, told, isLeft, isSlow }] of Object.entries(STREAM_ACTS)) {
      await chat(panel).button('New chat').click()
      const heap = isLeft && !isSlow ? await watchHeap(extension) : undefined
      const slowDown = isSlow && (await hurry(await extension.worker(), HURRY))
      const held = server.hold()
      await chat(panel).ask(what)
      const answer = await held
      const doing = does(answer, chunk({ content: 'Word.' }))
      // Where it goes on until it is left, that is what is looked for.
      const since = isSlow ? undefined : await doing
      const one = chat(panel).answers
      await expect(one, what).toHaveAttribute('aria-busy', 'false')
      await expect(chat(panel).answerText, what).toHaveText('Word.')
      if (told) await expect(one, what).toContainText(told)
      else await expect(one, what).not.toContainText(/connection|sent|answered/)
      const closed = isLeft && (await answer.request.closed)
      if (closed) expect(closed.by, what).toBe('client')
      if (closed && typeof since === 'number') {
        noteMeasured(test.info(), 'left after ms', closed.at - since)
        expect(closed.at - since, `${what}: milliseconds until it was left`).toBeLessThanOrEqual(LEFT)
      }
      if (heap) {
        const { most, kept } = await heap.stop()
        noteMeasured(test.info(), 'worker grew by MiB', most)
        noteMeasured(test.info(), 'and keeps', kept)
        expect(most, `${what}: MiB`).toBeLessThanOrEqual(GROWTH)
      }
      if (slowDown) await slowDown()
      // It is asked once, whatever it says of that, and nobody waits for what it does not say.
      expect(
        server.requests.filter(({ question }) => question === what),
        what,
      ).toHaveLength(1)
    }

    for (const [what, { sent, kept }] of Object.entries(CONTINUED_ACTS)) {
      await chat(panel).button('New chat').click()
      for (const [turn, bytes] of sent.entries()) {
        const held = server.hold()
        if (turn === 0) await chat(panel).ask(what)
        else await chat(panel).button('Continue').click()
        const answer = await held
        // Else the end of the part before it would be taken for this one's.
        await expect(chat(panel).answers, what).toHaveAttribute('aria-busy', 'true')
        await answer.raw(bytes)
        await answer.cut('clean')
        await expect(chat(panel).answers, what).toHaveAttribute('aria-busy', 'false')
      }
      const [answer] = (await readNewest(panel)).answers
      const { text, usage, reasoning, outcome } = answer ?? {}
      expect({ text, usage, reasoning, status: outcome?.status }, what).toEqual(kept)
    }
  },
})

/** A server goes on with an answer that broke off, and then another does: what was there before them stays as it is. */
async function goOn(
  { panel, server }: Pick<Scene, 'panel' | 'server'>,
  seen: Locator,
  bytes: string,
): Promise<void> {
  const newest = async () => (await readNewest(panel)).answers.at(-1)
  for (const turn of [bytes, `${chunk({ content: ' The rest.' })}${USAGE}${chunk({}, 'stop')}`]) {
    const before = await newest()
    if (before?.outcome?.status === 'complete') return
    const held = server.hold()
    await seen.getByRole('button', { name: 'Continue' }).click()
    const answer = await held
    await expect(seen).toHaveAttribute('aria-busy', 'true')
    await answer.raw(turn)
    await answer.cut('clean')
    await expect(seen).toHaveAttribute('aria-busy', 'false')
    const after = await newest()
    expect(after?.text.startsWith(before?.text ?? 'nothing'), 'what was there is there').toBe(true)
  }
  expect(await newest()).toMatchObject({
    text: expect.stringMatching(/ The rest\.$/),
    outcome: { status: 'complete' },
  })
}

async function byteByByte(answer: AnswerWriter, text: string): Promise<void> {
  for (const byte of Buffer.from(text)) await answer.raw(Uint8Array.of(byte))
}
