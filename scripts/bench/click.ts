import { setTimeout as sleep } from 'node:timers/promises'
import type { CDPSession } from 'playwright'
import { markdownAnswer } from '../../tests/servers/markdown-answer.ts'
import { pours } from '../../tests/servers/scripted-answer.ts'
import type { Benchmark } from './benchmark.ts'
import { byTurns } from './by-turns.ts'
import { sendQuestion, typeQuestion } from './question.ts'
import { toRow } from './row.ts'
import type { Stage } from './stage.ts'
import type { Subject } from './subject.ts'
import { within } from './within.ts'

/** More than an answer may be. */
const LENGTH = 8 * 2 ** 20 + 100_000
const DELTA = 4
const TURNS = 5
/** Milliseconds of peace after the page has answered a click. */
const GAP = 150
const PATIENCE = 120
const NOTE = 'sent more than can be shown'

/**
 * The longest that a click on *Conversations*, which opens the list and closes it again, waits for the frame that shows
 * what it did, in milliseconds, while the longest answer there can be comes flat out, and at its end. The answer must
 * end with the note that there was more.
 */
export const click: Benchmark = {
  rows: ['render/8m/click'],
  measure: async stage => {
    const samples = await byTurns(stage.builds, subject => slowestClick(stage, subject), {
      turns: TURNS,
      warmUp: false,
    })
    return [toRow('render/8m/click', 'ms', samples, { atMost: 200 })]
  },
}

function slowestClick(stage: Stage, subject: Subject): Promise<number> {
  return stage.inEmptyPanel(subject, async page => {
    await typeQuestion(page)
    const box = await page.getByRole('button', { name: 'Conversations' }).boundingBox()
    if (!box) throw new Error('The panel has no Conversations')
    const session = await page.context().newCDPSession(page)
    stage.server.script(pours(markdownAnswer(LENGTH), DELTA))
    let isOver = false
    const ended = page
      .evaluate(() => probe.ended())
      .then(() => {
        isOver = true
      })
    await sendQuestion(page)
    let clicks = 0
    const clicking = async () => {
      // An even number of clicks: the list is closed again.
      while (!isOver || clicks % 2 === 1) {
        clicks++
        await clickAt(session, box.x + box.width / 2, box.y + box.height / 2)
        await sleep(GAP)
      }
    }
    await within(PATIENCE, 'The answer', Promise.all([clicking(), ended]))
    if (!(await page.evaluate(words => probe.notes(words), NOTE)))
      throw new Error('The answer does not end with the note that there was more')
    return page.evaluate(sent => probe.slowestPress(sent), clicks)
  })
}

/** A person's own click, as the browser's input comes in; resolves when the page has taken it. */
async function clickAt(session: CDPSession, x: number, y: number): Promise<void> {
  const press = { x, y, button: 'left', clickCount: 1 } as const
  await Promise.all([
    session.send('Input.dispatchMouseEvent', { ...press, type: 'mousePressed' }),
    session.send('Input.dispatchMouseEvent', { ...press, type: 'mouseReleased' }),
  ])
}
