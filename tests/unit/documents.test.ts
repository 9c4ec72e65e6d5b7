import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')

/** The rows of the table under a heading, cell by cell, without its head. */
function tableUnder(heading: string, text: string): string[][] {
  const section = text.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  const rows = section.split('\n').filter(line => line.startsWith('|'))
  return rows.slice(2).map(row =>
    row
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim()),
  )
}

const quoted = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, text]) => `${text}`)

describe.each([
  'README.md',
  'ARCHITECTURE.md',
  'SECURITY.md',
  'PRIVACY.md',
  'docs/managed.md',
  'docs/export-format.md',
])('%s', path => {
  const text = read(path)

  test('names no file and links to none that is not there', () => {
    const named = quoted(text).filter(name =>
      /^(?:components|entrypoints|lib|scripts|tests)\/[\w./-]+\.\w+$/.test(name),
    )
    const linked = [...text.matchAll(/\]\((?!https?:)(?<target>[^)#]+)/g)].map(({ groups }) =>
      join(dirname(path), `${groups?.target}`),
    )
    expect([...named, ...linked].filter(name => !existsSync(join(ROOT, name)))).toEqual([])
  })
})

describe('SECURITY.md', () => {
  const text = read('SECURITY.md')
  const threats = tableUnder('Threats', text)

  test('names an attacker, an attack, a defence and a test for each threat', () => {
    expect(threats.length).toBeGreaterThan(20)
    for (const [, attacker, attack, defence, tests] of threats) {
      expect([attacker, attack, defence].every(Boolean), attack).toBe(true)
      expect(
        quoted(`${tests}`).filter(name => /^tests\/.*\.(?:test|spec)\.tsx?$/.test(name)),
        attack,
      ).not.toEqual([])
    }
  })

  test('has a line for each permission that is asked for, and for no other', () => {
    const asked = ['chrome', 'firefox'].flatMap(browser => {
      const manifest = JSON.parse(read(`tests/packages/snapshots/${browser}/manifest.json`))
      return [...manifest.permissions, ...manifest.optional_host_permissions]
    })
    const lines = tableUnder('Permissions', text).map(([name]) => quoted(`${name}`)[0])
    expect([...lines].sort()).toEqual([...new Set(asked)].sort())
  })
})

test('README.md and PRIVACY.md say the same of what leaves the computer', () => {
  const said = tableUnder('What leaves your computer, and when', read('README.md'))
  expect(said.length).toBeGreaterThan(5)
  expect(tableUnder('What leaves your computer, when, and to whom', read('PRIVACY.md'))).toEqual(said)
})
