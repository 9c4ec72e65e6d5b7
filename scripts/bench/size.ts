import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { scriptsAtStart } from '../checks/scripts-at-start.ts'
import type { Benchmark } from './benchmark.ts'
import { byTurns } from './by-turns.ts'
import { toRow } from './row.ts'

/** What the panel's scripts that load at start weigh, gzipped, in kB of 1000 bytes. */
export const size: Benchmark = {
  rows: ['size/panel'],
  measure: async ({ builds, folder }) => {
    const samples = await byTurns(builds, async subject => bytesAtStart(folder(subject)) / 1000, {
      turns: 1,
      warmUp: false,
    })
    return [toRow('size/panel', 'kB', samples, { atMost: 60 })]
  },
}

const bytesAtStart = (folder: string): number =>
  scriptsAtStart(folder, 'sidepanel.html')
    .map(script => gzipSync(readFileSync(join(folder, script))).length)
    .reduce((sum, bytes) => sum + bytes, 0)
