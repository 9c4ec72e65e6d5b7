import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright'
import type { Message } from '../../lib/model/message.ts'
import type { Benchmark } from './benchmark.ts'
import { byTurns } from './by-turns.ts'
import {
  type GeneratedConversation,
  generateHistory,
  rememberShown,
  writeHistory,
} from './generated-history.ts'
import { watchMainThread } from './main-thread.ts'
import { median } from './median.ts'
import { figuresToRow, type Row, toRow } from './row.ts'
import type { Stage } from './stage.ts'
import type { Subject } from './subject.ts'
import { within } from './within.ts'

const LONG = 2000
const SHORT = 20
const TURNS = 7
const KEYS = 40
/** Milliseconds between two keys: a quick typist. */
const KEY_GAP = 80
/** Seconds. */
const PATIENCE = 20

/**
 * A conversation of 2,000 messages. To open it: milliseconds from the start of the navigation until its last words are
 * painted and the composer takes keys, beside one of 20 in the same extension. To type in it: milliseconds of processor
 * time of the page's main thread for each key.
 */
export const long: Benchmark = {
  rows: ['history/2000/open', 'history/2000/key'],
  measure: async (stage, isWanted) => {
    const [longOne] = generateHistory({ conversations: 1, messages: LONG, seed: 1 })
    const [shortOne] = generateHistory({ conversations: 1, messages: SHORT, seed: 2 })
    if (!longOne || !shortOne) throw new Error('Nothing was generated')
    for (const subject of stage.builds) {
      await stage.inEmptyPanel(subject, page => writeHistory(page, [longOne, shortOne]))
    }
    const rows: Row[] = []
    if (isWanted('history/2000/open')) rows.push(await openRow(stage, longOne, shortOne))
    if (isWanted('history/2000/key'))
      rows.push(toRow('history/2000/key', 'ms', await keySamples(stage, longOne), { atMost: 6 }))
    return rows
  },
}

async function openRow(
  stage: Stage,
  longOne: GeneratedConversation,
  shortOne: GeneratedConversation,
): Promise<Row> {
  const open = (conversation: GeneratedConversation) =>
    byTurns(stage.builds, subject => timeToOpen(stage, subject, conversation), { turns: 1, warmUp: false })
  const times: Record<'long' | 'short', Partial<Record<Subject, number[]>>> = { long: {}, short: {} }
  let fault: string | undefined
  for (let turn = -1; turn < TURNS; turn++) {
    // Which goes first changes with each turn, as it does in `byTurns`.
    for (const length of turn % 2 === 0 ? (['long', 'short'] as const) : (['short', 'long'] as const)) {
      const { taken, faults } = await open(length === 'long' ? longOne : shortOne)
      fault ??= faults.ours
      if (turn < 0) continue
      for (const subject of stage.builds)
        times[length][subject] = [...(times[length][subject] ?? []), ...(taken[subject] ?? [])]
    }
  }
  const of = (samples: number[] | undefined) => (samples?.length ? median(samples) : null)
  return figuresToRow(
    'history/2000/open',
    'ms',
    {
      ours: of(times.long.ours),
      // Beside it stands the same extension with a short conversation: the bare one has none.
      floor: of(times.short.ours),
      ...(stage.builds.includes('against') ? { against: of(times.long.against) } : {}),
      fault,
    },
    { timesFloor: 1.5 },
  )
}

async function timeToOpen(
  stage: Stage,
  subject: Subject,
  { head, messages }: GeneratedConversation,
): Promise<number> {
  await remember(stage, subject, head.id)
  return stage.inPage(subject, 'panel', page => shown(page, lastWords(messages)))
}

/** Once the panel that is there has said what it shows itself. */
function remember(stage: Stage, subject: Subject, id: string): Promise<void> {
  return stage.inPage(subject, 'panel', async page => {
    await page.evaluate(() => probe.usable())
    await (await watchMainThread(page)).settled()
    await rememberShown(page, id)
  })
}

/** Since the start of the navigation. */
async function shown(page: Page, words: string): Promise<number> {
  const opened = page.evaluate(async words => {
    const [shown, usable] = await Promise.all([probe.shown(words), probe.usable()])
    return Math.max(shown - performance.timeOrigin, usable)
  }, words)
  return within(PATIENCE, 'The conversation', opened)
}

function lastWords(messages: readonly Message[]): string {
  const last = messages.at(-1)
  return last?.role === 'assistant' ? last.text.slice(-12) : ''
}

/** The bare page is typed into as well: what a key costs the browser, whatever stands above. */
function keySamples(stage: Stage, { head, messages }: GeneratedConversation) {
  return byTurns(
    stage.subjects,
    async subject => {
      if (subject === 'floor') return stage.inPage(subject, 'panel', keyTime)
      await remember(stage, subject, head.id)
      return stage.inPage(subject, 'panel', async page => {
        await shown(page, lastWords(messages))
        return keyTime(page)
      })
    },
    { turns: 3 },
  )
}

async function keyTime(page: Page): Promise<number> {
  await page.evaluate(() => probe.usable())
  const mainThread = await watchMainThread(page)
  await mainThread.settled()
  const before = await mainThread.busy()
  for (let key = 0; key < KEYS; key++) {
    await page.keyboard.press('abcdefghij '.charAt(key % 11) || ' ')
    await sleep(KEY_GAP)
  }
  return ((await mainThread.busy()) - before) / KEYS
}
