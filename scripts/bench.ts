import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { click } from './bench/click.ts'
import { exportAll } from './bench/export.ts'
import { flat } from './bench/flat.ts'
import { heap } from './bench/heap.ts'
import { history } from './bench/history.ts'
import { hostile } from './bench/hostile.ts'
import { importFile } from './bench/import.ts'
import { long } from './bench/long.ts'
import { openPanel, openPopup } from './bench/open.ts'
import type { Row } from './bench/row.ts'
import { search } from './bench/search.ts'
import { size } from './bench/size.ts'
import { setStage } from './bench/stage.ts'
import { steady } from './bench/steady.ts'
import { stream } from './bench/stream.ts'
import { toTable } from './bench/table.ts'
import { inProject } from './project-root.ts'
import { SetUpError } from './set-up-error.ts'
import { createUndoStack } from './undo-stack.ts'

const BENCHMARKS = [
  size,
  openPanel,
  openPopup,
  heap,
  stream,
  flat,
  steady,
  click,
  hostile,
  long,
  history,
  search,
  importFile,
  exportAll,
]

/**
 * Measures the extension as it ships beside the least that an extension can be, the floor, in one browser. Prints the
 * rows, writes them to `.output/bench.json`, and fails when one is over its limit. `--only open` measures a part;
 * `--against DIR` measures another built extension in the same turns, `--extension DIR` one that is built already as ours.
 */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string', default: '' },
      extension: { type: 'string' },
      against: { type: 'string' },
    },
  })
  const isWanted = (name: string) => name.startsWith(values.only)
  const wanted = BENCHMARKS.filter(benchmark => benchmark.rows.some(isWanted))
  if (wanted.length === 0) {
    const names = BENCHMARKS.flatMap(benchmark => benchmark.rows).join(', ')
    throw new SetUpError(`No row begins with ${values.only}: there are ${names}.`)
  }
  for (const folder of [values.extension, values.against])
    if (folder !== undefined && !existsSync(join(folder, 'manifest.json')))
      throw new SetUpError(`There is no built extension in ${folder}: it has no manifest.json.`)

  const rows: Row[] = []
  const undo = createUndoStack()
  try {
    const stage = await setStage(undo.add, values)
    for (const benchmark of wanted) {
      console.log(`Measuring ${benchmark.rows.filter(isWanted).join(', ')} …`)
      rows.push(...(await benchmark.measure(stage, isWanted)))
    }
  } finally {
    await undo.undoAll()
  }
  return report(rows.filter(row => isWanted(row.name)))
}

async function report(rows: Row[]): Promise<number> {
  await mkdir(inProject('.output'), { recursive: true })
  await writeFile(inProject('.output/bench.json'), `${JSON.stringify({ rows }, undefined, 2)}\n`)
  console.log(`\n${toTable(rows)}\n`)
  for (const { name, fault } of rows) if (fault) console.log(`${name}: ${fault}.`)
  const over = rows.filter(row => !row.ok).map(row => row.name)
  console.log(over.length === 0 ? 'All within their limits.' : `Over the limit: ${over.join(', ')}.`)
  return over.length === 0 ? 0 : 1
}
