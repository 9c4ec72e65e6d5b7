import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readNotices } from '../../scripts/package/notices.ts'
import { inProject } from '../../scripts/project-root.ts'
import { BROWSERS, built, publishedAs } from './made.ts'

const json = (path: string) => JSON.parse(readFileSync(path, 'utf8'))
const { dependencies } = json(inProject('package.json'))
const bundled = Object.entries(dependencies).map(([name, version]) => `${name}@${version}`)

describe.each(BROWSERS)('for %s', browser => {
  const notices = built(browser).get('licenses.txt') ?? ''

  test('the licence of everything that the project depends on is in the package, and its own', () => {
    expect(readNotices(notices)).toEqual(expect.arrayContaining(bundled))
    expect(notices.startsWith(readFileSync(inProject('LICENSE'), 'utf8'))).toBe(true)
  })

  test('what needs the whole text has it, and where the source is', () => {
    expect(notices).toContain('TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION')
    expect(notices).toContain('Mozilla Public License Version 2.0')
    expect(notices).toContain('\nhttps://github.com/mozilla/webextension-polyfill\n')
    // Of a tool that has others in it: not theirs, which are not here.
    expect(notices).not.toContain('Bundled dependencies')
  })
})

describe('the bill of materials', () => {
  const bill = json(publishedAs('-sbom.cdx.json'))
  const refs = (scope: string): string[] =>
    bill.components
      .filter((component: { scope: string }) => component.scope === scope)
      .map((component: { 'bom-ref': string }) => component['bom-ref'])

  test('is CycloneDX about this project, and says nothing of when and where it was made', () => {
    expect(bill.bomFormat).toBe('CycloneDX')
    expect(bill.metadata.component.name).toBe('mishalsgpt')
    expect(bill).not.toHaveProperty('serialNumber')
    expect(bill.metadata).not.toHaveProperty('timestamp')
  })

  test('has each package of the lock file once, with its hash', () => {
    const { packages } = json(inProject('package-lock.json'))
    const installed = Object.keys(packages)
      .filter(path => path !== '')
      .map(path => [nameOf(path, packages[path].version), toHex(packages[path].integrity)])
    const listed = bill.components.map((component: Component) => {
      const [hash] = component.hashes
      return [component['bom-ref'], hash?.alg === 'SHA-512' ? hash.content : undefined]
    })
    expect(listed.sort()).toEqual([...new Map(installed.map(entry => [entry.join(), entry])).values()].sort())
  })

  test('calls required what ships, and nothing else', () => {
    const shipped = BROWSERS.flatMap(browser => readNotices(built(browser).get('licenses.txt') ?? ''))
    expect(refs('required').sort()).toEqual([...new Set(shipped)].sort())
    expect(refs('excluded').length + refs('required').length).toBe(bill.components.length)
  })
})

interface Component {
  readonly 'bom-ref': string
  readonly hashes: readonly { readonly alg: string; readonly content: string }[]
}

/** Of where it is installed. */
const nameOf = (path: string, version: string): string => `${path.split('node_modules/').at(-1)}@${version}`

/** Of a hash as the lock file writes it. */
const toHex = (integrity: string): string =>
  Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex')
