import { FIRST_WORD, LAST_WORD, markdownAnswer } from '../../tests/servers/markdown-answer.ts'
import { pours } from '../../tests/servers/scripted-answer.ts'
import type { Benchmark } from './benchmark.ts'
import { byTurns } from './by-turns.ts'
import { growth } from './growth.ts'
import { watchMainThread } from './main-thread.ts'
import { sendQuestion, typeQuestion } from './question.ts'
import { type Figures, figuresToRow, type Row, toRow } from './row.ts'
import type { Stage } from './stage.ts'
import type { Subject } from './subject.ts'
import { within } from './within.ts'

const TURNS = 5
const DELTA = 4
const LENGTHS = [10_000, 50_000, 200_000]
const PATIENCE = 60
const GROWTH = 'render/flat/growth'

/**
 * Milliseconds of the page's main thread, from the key that sends the question until the whole answer is on the screen
 * and the page rests, for an answer in Markdown whose deltas come as fast as the connection takes them. Everything is
 * in it: messages, script, layout, paint, and what is put off until there is time.
 */
export const flat: Benchmark = {
  rows: [...LENGTHS.map(rowOf), GROWTH],
  measure: async (stage, isWanted) => {
    const rows: Row[] = []
    for (const length of LENGTHS.filter(length => isWanted(rowOf(length)) || isWanted(GROWTH))) {
      const samples = await byTurns(stage.subjects, subject => mainThreadTime(stage, subject, length), {
        turns: TURNS,
      })
      rows.push(toRow(rowOf(length), 'ms', samples, { timesFloor: 3 }))
    }
    return !isWanted(GROWTH) ? rows : [...rows, figuresToRow(GROWTH, '', growths(rows), { atMost: 1.1 })]
  },
}

function rowOf(length: number): string {
  return `render/flat/${length / 1000}k/main-thread`
}

async function mainThreadTime(stage: Stage, subject: Subject, length: number): Promise<number> {
  return stage.inEmptyPanel(subject, async page => {
    await typeQuestion(page)
    const thread = await watchMainThread(page)
    stage.server.script(pours(markdownAnswer(length), DELTA))
    const finished = page.evaluate(([first, last]) => probe.finished(first, last), [
      FIRST_WORD,
      LAST_WORD,
    ] as const)
    const before = await thread.settled()
    await sendQuestion(page)
    await within(PATIENCE, 'The answer', finished)
    return (await thread.settled()) - before
  })
}

/** The exponents with which the rows' figures grow, from the shortest answer to the longest. */
function growths(rows: Row[]): Figures {
  const of = (which: 'ours' | 'floor' | 'against') => {
    const times = rows.map(row => row[which] ?? null)
    return times.includes(null)
      ? null
      : growth(times.map((time, index) => ({ length: LENGTHS[index] ?? 0, time: time ?? 0 })))
  }
  const isCompared = rows.some(row => row.against !== undefined)
  return { ours: of('ours'), floor: of('floor'), ...(isCompared ? { against: of('against') } : {}) }
}
