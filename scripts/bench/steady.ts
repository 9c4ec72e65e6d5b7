import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright'
import type { AnswerWriter } from '../../tests/servers/answer-writer.ts'
import { markdownAnswer } from '../../tests/servers/markdown-answer.ts'
import { cutEvery } from '../../tests/servers/scripted-answer.ts'
import type { Benchmark } from './benchmark.ts'
import { byTurns, pick } from './by-turns.ts'
import { watchMainThread } from './main-thread.ts'
import { sendQuestion, typeQuestion } from './question.ts'
import { type Row, toRow } from './row.ts'
import type { Stage } from './stage.ts'
import { numbersIn, steadyText } from './steady-text.ts'
import type { Subject } from './subject.ts'
import { longestTask } from './trace-tasks.ts'
import { within } from './within.ts'

const TURNS = 5
const DELTA = 4
/** Milliseconds between two deltas: a hundred a second. */
const GAP = 10
const DELTAS = 100
const LENGTHS = [10_000, 50_000, 200_000]
const PATIENCE = 60

const rowOf = (length: number): string => `render/steady/${length / 1000}k/longest-task`

/**
 * The longest task of the page's main thread, in milliseconds, while an answer that has these lengths already goes on
 * at a hundred deltas a second; and of those three the longest. Not one delta may be missing from the log.
 */
export const steady: Benchmark = {
  rows: [...LENGTHS.map(rowOf), 'render/steady/longest-task'],
  measure: async stage => {
    const samples = await byTurns(stage.subjects, subject => longestTasks(stage, subject), {
      turns: TURNS,
      warmUp: false,
    })
    const promised = { atMost: 50 }
    const rows = LENGTHS.map(
      (length, index): Row =>
        toRow(
          rowOf(length),
          'ms',
          pick(samples, tasks => tasks[index] ?? 0),
          promised,
        ),
    )
    const worst = pick(samples, tasks => Math.max(...tasks))
    return [...rows, toRow('render/steady/longest-task', 'ms', worst, promised)]
  },
}

function longestTasks(stage: Stage, subject: Subject): Promise<number[]> {
  return stage.inEmptyPanel(subject, async page => {
    await typeQuestion(page)
    const thread = await watchMainThread(page)
    const held = stage.server.hold()
    await sendQuestion(page)
    const answer = await held
    const tasks: number[] = []
    let written = 0
    let said = ''
    for (const length of LENGTHS) {
      const before = `${written === 0 ? '' : '\n\n'}${markdownAnswer(length - written - 2)}`
      const steadily = steadyText(DELTAS * DELTA)
      await answer.pour(cutEvery(before, DELTA))
      await within(PATIENCE, `An answer of ${length} characters`, thread.settled())
      const task = longestTask(page, async () => {
        await speakSteadily(answer, steadily)
        await within(PATIENCE, 'What came steadily', thread.settled())
      })
      tasks.push(await task)
      written += before.length + steadily.length
      said += steadily
    }
    const ended = page.evaluate(() => probe.ended())
    await answer.end()
    await within(PATIENCE, 'The end', ended)
    await expectAll(page, said)
    return tasks
  })
}

/** Keeps the pace however long a turn of the event loop takes. */
async function speakSteadily(answer: AnswerWriter, text: string): Promise<void> {
  const start = Date.now()
  let due = 0
  for (const delta of cutEvery(text, DELTA)) {
    await sleep(Math.max(0, start + due - Date.now()))
    await answer.write(delta)
    due += GAP
  }
}

async function expectAll(page: Page, said: string): Promise<void> {
  const shown = await page.getByRole('log').evaluate(log => log.textContent)
  const missing = numbersIn(said).length - numbersIn(shown).length
  if (numbersIn(shown).join() !== numbersIn(said).join())
    throw new Error(`Of what came steadily, ${missing} words are missing or out of place`)
}
