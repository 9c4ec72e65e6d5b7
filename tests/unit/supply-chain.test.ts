import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { isAmong, MAY_BUILD, MAY_SHIP } from '../../scripts/package/licence-rules.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')

const Package = v.looseObject({
  version: v.string(),
  license: v.optional(v.string(), 'none'),
  integrity: v.optional(v.string()),
  dev: v.optional(v.boolean(), false),
})
const Lock = v.object({ packages: v.record(v.string(), Package) })

const { packages } = v.parse(Lock, JSON.parse(read('package-lock.json')))
const installed = Object.entries(packages).filter(([path]) => path !== '')
const namesWhere = (holds: (lock: v.InferOutput<typeof Package>) => boolean) =>
  installed.filter(([, lock]) => holds(lock)).map(([path]) => path)

describe('the lock file', () => {
  test('has a strong hash of every package', () => {
    expect(installed.length).toBeGreaterThan(100)
    expect(namesWhere(({ integrity }) => !integrity?.startsWith('sha512-'))).toEqual([])
  })

  test('names no place to fetch from: that is for whoever installs to say', () => {
    expect(namesWhere(lock => 'resolved' in lock)).toEqual([])
    expect(read('.npmrc')).toContain('omit-lockfile-registry-resolved=true\n')
  })

  test('has no package that wants to run something when it is installed, and none would be let', () => {
    expect(namesWhere(lock => 'hasInstallScript' in lock)).toEqual([])
    expect(read('.npmrc')).toContain('ignore-scripts=true\n')
  })

  test('has only versions that are named exactly', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json'))
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
      expect(`${name} ${version}`).toMatch(/ \d+\.\d+\.\d+$/)
  })

  test('has only licences that an MIT project can have in it, and tools that it can be made with', () => {
    expect(namesWhere(({ dev, license }) => !dev && !isAmong(MAY_SHIP, license))).toEqual([])
    expect(namesWhere(({ license }) => !isAmong(MAY_BUILD, license))).toEqual([])
  })
})

describe('the workflows', () => {
  const workflows = readdirSync(join(ROOT, '.github/workflows')).map(name =>
    read(`.github/workflows/${name}`),
  )
  const uses = workflows.flatMap(text => text.match(/^[\s-]*uses:.*$/gm) ?? [])

  test('run actions by the hash of what was looked at, and say which version that is', () => {
    expect(uses.length).toBeGreaterThan(2)
    for (const line of uses) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })

  test('try by night, each night by other seeds, every accident and every attack', () => {
    const nightly = workflows.filter(text => text.includes('  schedule:\n    - cron:')).join()
    const parts = [...nightly.matchAll(/run: npm run test:chaos -- --long --only '?([^'\n]+)/g)].map(
      ([, only = '']) => new RegExp(only),
    )
    expect(nightly).toContain('run: npm run test:hostile --\n')
    expect(nightly).toMatch(/run: \$\{\{ matrix\.run \}\} --seed "\$\(date /)
    expect(parts.map(String)).toContain('/model/')
    for (const accident of [
      'a worker is killed',
      'minutes of silence',
      'panels come and go',
      'a disk is full',
    ])
      expect(parts.filter(part => part.test(accident))).toHaveLength(1)
  })

  test('may read the repository and nothing else', () => {
    for (const text of workflows) {
      expect(text).toMatch(/^permissions:\n {2}contents: read\n\n/m)
      expect(text.match(/permissions:/g)).toHaveLength(1)
      expect(text).not.toContain('pull_request_target')
    }
  })
})
