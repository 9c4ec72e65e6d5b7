import { readFile } from 'node:fs/promises'
import type { Benchmark } from './benchmark.ts'
import { byTurns } from './by-turns.ts'
import { generateHistory, writeHistory } from './generated-history.ts'
import { toRow } from './row.ts'
import type { Stage } from './stage.ts'
import { within } from './within.ts'

const CONVERSATIONS = 10_000
const MESSAGES = 10
/** Seconds. That nobody waits for ever is all that is promised of the time. */
const PATIENCE = 120
const TIME = 'export/10000/time'

/**
 * Ten thousand conversations, from the press of *Export everything* until the file is saved, in milliseconds. It shows how
 * far it is and can be cancelled, as an import can, and may take as long as that of a file. Once each.
 */
export const exportAll: Benchmark = {
  rows: [TIME],
  async measure(stage) {
    const time = await byTurns(stage.builds, subject => exporting(stage, subject), {
      turns: 1,
      warmUp: false,
    })
    return [toRow(TIME, 'ms', time, { atMost: 60_000 })]
  },
}

function exporting(stage: Stage, subject: Parameters<Stage['inEmptyPanel']>[0]): Promise<number> {
  return stage.inEmptyPanel(subject, async page => {
    await writeHistory(page, generateHistory({ conversations: CONVERSATIONS, messages: MESSAGES }))
    await page.goto(new URL('options.html', page.url()).href)
    const begin = performance.now()
    const saving = page.waitForEvent('download', { timeout: PATIENCE * 1000 })
    await page.getByRole('button', { name: 'Export everything' }).click()
    const download = await within(PATIENCE, 'The export', saving)
    const took = performance.now() - begin
    const saved = JSON.parse(await readFile(await download.path(), 'utf8'))
    if (saved.conversations.length < 1) throw new Error('Nothing was exported')
    return took
  })
}
