import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { BUNDLE_LIMITS, type BundleLimit } from './checks/bundle-limits.ts'
import { scriptsAtStart } from './checks/scripts-at-start.ts'
import { inProject } from './project-root.ts'

/** Prints what loads at start of the built extension, gzipped, and fails where that is over its limit. */
export async function run([folder = inProject('.output/chrome-mv3')]: string[] = []): Promise<number> {
  console.log('JavaScript that loads at start, gzipped:')
  const results = BUNDLE_LIMITS.map(bundle => report(folder, bundle))
  return results.every(Boolean) ? 0 : 1
}

function report(folder: string, { name, file, limit = Number.POSITIVE_INFINITY }: BundleLimit): boolean {
  const label = `  ${name.padEnd(18)}`
  if (!existsSync(join(folder, file))) {
    console.log(`${label}not in this build (${file})`)
    return false
  }
  const scripts = scriptsAtStart(folder, file)
  const bytes = scripts.reduce((sum, script) => sum + gzipSync(readFileSync(join(folder, script))).length, 0)
  const isOver = bytes > limit
  const allowed = Number.isFinite(limit) ? `of ${kilobytes(limit)}${isOver ? ': too much' : ''}` : ''
  console.log(`${label}${kilobytes(bytes)} ${allowed}`.trimEnd())
  if (isOver) console.log(scripts.map(script => `    ${script}`).join('\n'))
  return !isOver
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`.padStart(8)
