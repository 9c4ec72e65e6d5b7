import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { runTool } from '../run-tool.ts'
import { billOfMaterials } from './bill-of-materials.ts'
import { checksums } from './checksums.ts'
import { readNotices } from './notices.ts'
import { stampDates } from './stamp-dates.ts'
import { NOTICES } from './third-party.ts'

const Project = v.object({ name: v.string(), version: v.string() })

/** By the folder that WXT gives each. */
const BROWSERS = ['chrome', 'firefox']

/**
 * What is published, in the folder's `.output`: a zip for each browser, one of the sources, a bill of materials, and the sums of
 * all. Whoever makes them of the same sources gets the same bytes.
 */
export async function makePackages(folder: string): Promise<number> {
  const output = join(folder, '.output')
  const { name, version } = v.parse(Project, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
  const prefix = `${name}-${version}-`
  const isOurs = (file: string) => file.startsWith(prefix)
  // One of an earlier run must not be summed up with these.
  await mkdir(output, { recursive: true })
  for (const file of readdirSync(output).filter(isOurs)) await rm(join(output, file))
  for (const browser of BROWSERS) {
    const code = await runTool('wxt', ['zip', '-b', browser], { MISHALSGPT_OUTPUT: '.output' }, folder)
    if (code !== 0) return code
  }
  for (const file of readdirSync(output).filter(isOurs)) {
    const zip = readFileSync(join(output, file))
    stampDates(zip)
    writeFileSync(join(output, file), zip)
  }
  const shipped = BROWSERS.flatMap(browser =>
    readNotices(readFileSync(join(output, `${browser}-mv3`, NOTICES), 'utf8')),
  )
  writeFileSync(join(output, `${prefix}sbom.cdx.json`), billOfMaterials(folder, name, new Set(shipped)))
  const sums = checksums(output, readdirSync(output).filter(isOurs))
  writeFileSync(join(output, `${prefix}sha256sums.txt`), sums)
  console.log(sums)
  return 0
}
