import { setTimeout as sleep } from 'node:timers/promises'
import { splitWords } from '../../tests/servers/demo-wire.ts'
import type { Benchmark } from './benchmark.ts'
import { byTurns, pick } from './by-turns.ts'
import { sendQuestion, typeQuestion } from './question.ts'
import { toRow } from './row.ts'
import type { Stage } from './stage.ts'
import type { Subject } from './subject.ts'

const TURNS = 5
const LENGTH = 2000
/** Milliseconds between two words: some two hundred words a second, more than a fast model says. */
const GAP = 5
/** Milliseconds in which what the question changed in the page is drawn, and the server says nothing yet. */
const BEFORE = 300

const FIRST = 'Thanks'
const LAST = 'goodbye.'
/** A paragraph without markup, whose first and last words stand nowhere else. */
const ANSWER = `${FIRST} ${'for asking, and here is some more of it '.repeat(LENGTH)}`
  .slice(0, LENGTH - 10)
  .concat(' ', LAST)

interface Lags {
  first: number
  last: number
}

/**
 * Milliseconds from the server's write of the first byte (headers, role and first word in one go) to the first word on
 * the screen, and from its write of the last word, the end of the stream right behind it, to the whole text.
 * Both ends are read off the system's clock, to the millisecond.
 */
export const stream: Benchmark = {
  rows: ['stream/first-text', 'stream/last-text'],
  measure: async stage => {
    const samples = await byTurns(stage.subjects, subject => lags(stage, subject), { turns: TURNS })
    const promised = { atMost: 50 }
    return [
      toRow(
        'stream/first-text',
        'ms',
        pick(samples, ({ first }) => first),
        promised,
      ),
      toRow(
        'stream/last-text',
        'ms',
        pick(samples, ({ last }) => last),
        promised,
      ),
    ]
  },
}

const lags = ({ inEmptyPanel, server }: Stage, subject: Subject): Promise<Lags> =>
  inEmptyPanel(subject, async page => {
    const held = server.hold()
    await typeQuestion(page)
    await sendQuestion(page)
    const answer = await held
    const firstShown = page.evaluate(text => probe.shown(text), FIRST)
    const wholeShown = page.evaluate(text => probe.shown(text), ANSWER)
    await sleep(BEFORE)

    const words = splitWords(ANSWER)
    const lastWord = words.pop() ?? ''
    const firstSent = Date.now()
    for (const word of words) {
      await answer.write(word)
      await sleep(GAP)
    }
    const lastSent = Date.now()
    await answer.write(lastWord)
    await answer.end()
    return { first: (await firstShown) - firstSent, last: (await wholeShown) - lastSent }
  })
