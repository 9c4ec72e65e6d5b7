import { FIRST_WORD, LAST_WORD, markdownAnswer } from '../../tests/servers/markdown-answer.ts'
import { pours } from '../../tests/servers/scripted-answer.ts'
import type { Benchmark } from './benchmark.ts'
import { byTurns, pick } from './by-turns.ts'
import { heapOf } from './heap-of.ts'
import { watchMainThread } from './main-thread.ts'
import { sendQuestion, typeQuestion } from './question.ts'
import { toRow } from './row.ts'
import type { Stage } from './stage.ts'
import type { Subject } from './subject.ts'
import { within } from './within.ts'

const TURNS = 5
const DELTA = 4
const LENGTH = 200_000
const PATIENCE = 60

interface Heaps {
  empty: number
  /** With the answer on the screen, over the empty one. */
  more: number
}

/** The page's JavaScript heap after a garbage collection, in MB: of the empty panel, and what an answer adds to it. */
export const heap: Benchmark = {
  rows: ['heap/open', 'heap/200k'],
  measure: async stage => {
    const samples = await byTurns(stage.subjects, subject => heaps(stage, subject), {
      turns: TURNS,
      warmUp: false,
    })
    return [
      toRow(
        'heap/open',
        'MB',
        pick(samples, ({ empty }) => empty),
        { atMost: 4 },
      ),
      toRow(
        'heap/200k',
        'MB',
        pick(samples, ({ more }) => more),
        { atMost: 25 },
      ),
    ]
  },
}

function heaps(stage: Stage, subject: Subject): Promise<Heaps> {
  return stage.inEmptyPanel(subject, async page => {
    const thread = await watchMainThread(page)
    await thread.settled()
    const empty = await heapOf(page)
    await typeQuestion(page)
    stage.server.script(pours(markdownAnswer(LENGTH), DELTA))
    const finished = page.evaluate(([first, last]) => probe.finished(first, last), [
      FIRST_WORD,
      LAST_WORD,
    ] as const)
    await sendQuestion(page)
    await within(PATIENCE, 'The answer', finished)
    await thread.settled()
    return { empty, more: (await heapOf(page)) - empty }
  })
}
