import { PATHOLOGIES } from '../../tests/fixtures/hostile-inputs.ts'
import { pours } from '../../tests/servers/scripted-answer.ts'
import type { Benchmark } from './benchmark.ts'
import { byTurns } from './by-turns.ts'
import { watchMainThread } from './main-thread.ts'
import { sendQuestion, typeQuestion } from './question.ts'
import { type Row, toRow } from './row.ts'
import type { Stage } from './stage.ts'
import type { Subject } from './subject.ts'
import { longestTask } from './trace-tasks.ts'
import { within } from './within.ts'

const PATIENCE = 40
/** Characters of a delta: what a fast server, or a cache, sends at a time. */
const DELTA = 4096
/** With which each of them begins, and ends. */
const FIRST = 'Hello'
const LAST = 'goodbye'

const rowOf = (name: string): string =>
  `hostile/${name
    .toLowerCase()
    .replaceAll(',', '')
    .replaceAll(/[^a-z0-9]+/g, '-')}/longest-task`

/** The longest task of the page's main thread, in milliseconds, for answers that are too much of one thing. Once each. */
export const hostile: Benchmark = {
  rows: Object.keys(PATHOLOGIES).map(rowOf),
  measure: async (stage, isWanted) => {
    const rows: Row[] = []
    for (const [name, make] of Object.entries(PATHOLOGIES)) {
      if (!isWanted(rowOf(name))) continue
      const text = `${FIRST}\n\n${make()}`
      const samples = await byTurns(stage.builds, subject => longest(stage, subject, text), {
        turns: 1,
        warmUp: false,
      })
      rows.push(toRow(rowOf(name), 'ms', samples, { atMost: 200 }))
    }
    return rows
  },
}

function longest(stage: Stage, subject: Subject, text: string): Promise<number> {
  return stage.inEmptyPanel(subject, async page => {
    await typeQuestion(page)
    const thread = await watchMainThread(page)
    stage.server.script(pours(text, DELTA))
    const finished = page.evaluate(([first, last]) => probe.finished(first, last), [FIRST, LAST] as const)
    return within(
      PATIENCE,
      'The answer',
      longestTask(page, async () => {
        await sendQuestion(page)
        await finished
        await thread.settled()
      }),
    )
  })
}
