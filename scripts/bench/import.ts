import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createExportWriter } from '../../lib/transfer/export-writer.ts'
import type { Benchmark } from './benchmark.ts'
import { byTurns } from './by-turns.ts'
import { generateHistory } from './generated-history.ts'
import { toRow } from './row.ts'
import type { Stage } from './stage.ts'
import type { Subject } from './subject.ts'
import { longestTask } from './trace-tasks.ts'
import { within } from './within.ts'

/** Bytes of the file. */
const SIZE = 25_000_000
const MESSAGES = 20
/** Seconds. That nobody waits for ever is all that is promised of the time. */
const PATIENCE = 120
const FRAME = 'import/25mb/longest-frame'
const TIME = 'import/25mb/time'

/**
 * A file of 25 MB, imported into an extension that has nothing: the longest task of the page that reads it, in
 * milliseconds of processor time, and the milliseconds from the choice of the file to the sentence that says what was
 * added. The bar must have shown how far it was. Once each, for a trace of the browser costs it time.
 */
export const importFile: Benchmark = {
  rows: [FRAME, TIME],
  measure: async stage => {
    const folder = await mkdtemp(join(tmpdir(), 'bench-import-'))
    try {
      const file = join(folder, 'history.json')
      await writeFile(file, await history())
      const turns = { turns: 1, warmUp: false }
      const frame = await byTurns(
        stage.builds,
        subject => inOptions(stage, subject, (page, act) => longestTask(page, () => act(file))),
        turns,
      )
      const time = await byTurns(
        stage.builds,
        subject => inOptions(stage, subject, (_, act) => act(file)),
        turns,
      )
      return [toRow(FRAME, 'ms', frame, { atMost: 100 }), toRow(TIME, 'ms', time, { atMost: 60_000 })]
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

type Page = Parameters<typeof longestTask>[0]
type ImportFile = (file: string) => Promise<number>

/** Imports in the options page of an extension that has nothing; resolves with what `measure` makes of it. */
function inOptions(
  stage: Stage,
  subject: Subject,
  measure: (page: Page, act: ImportFile) => Promise<number>,
): Promise<number> {
  return stage.inEmptyPanel(subject, async page => {
    await page.goto(new URL('options.html', page.url()).href)
    const data = page.getByRole('region', { name: 'Your data' })
    await data.waitFor()
    return measure(page, file => within(PATIENCE, 'The import', timeOf(page, file)))
  })
}

async function timeOf(page: Page, file: string): Promise<number> {
  const moves = page.evaluate(watchBar)
  const begin = performance.now()
  await page.getByLabel('File to import').setInputFiles(file)
  await page
    .getByText(/^(?:Added|Nothing) /)
    .first()
    .waitFor({ timeout: PATIENCE * 1000 })
  const took = performance.now() - begin
  const said = await page.getByRole('region', { name: 'Your data' }).getByRole('status').textContent()
  if (!said?.startsWith('Added ')) throw new Error(said ?? 'The page says nothing')
  if ((await moves) < 10) throw new Error('The page does not show how far it is')
  return took
}

/** Runs in the page: in how many places its bar stood until it went. */
function watchBar(): Promise<number> {
  return new Promise(resolve => {
    const seen = new Set<number>()
    const look = () => {
      const bar = document.querySelector('progress')
      if (bar) seen.add(bar.value)
      else if (seen.size > 0) return resolve(seen.size)
      requestAnimationFrame(look)
    }
    look()
  })
}

/** As an export of a person's history has it. */
async function history(): Promise<Buffer> {
  const writer = createExportWriter()
  let size = 0
  for (const { head, messages } of generateHistory({ conversations: 10_000, messages: MESSAGES })) {
    writer.head(head)
    for (const message of messages) {
      writer.message(message)
      size += Buffer.byteLength(JSON.stringify(message))
    }
    if (size > SIZE) break
  }
  const [file] = writer.end()
  if (!file) throw new Error('Nothing was written')
  return Buffer.from(await file.arrayBuffer())
}
