import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { AGAIN, BROWSERS, built, OUTPUT, published, publishedAs } from './made.ts'
import { entriesOf, wholeEntriesOf } from './unzip.ts'

const sumOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')

const NAMES = published(OUTPUT)

test('publishes a zip a browser, the sources, a bill of materials and the sums', () => {
  expect(NAMES.map(name => name.replace(/^mishalsgpt-\d+\.\d+\.\d+-/, ''))).toEqual([
    'chrome.zip',
    'firefox.zip',
    'sbom.cdx.json',
    'sha256sums.txt',
    'sources.zip',
  ])
})

test.each(NAMES)('makes the same %s of the published sources, elsewhere', name => {
  expect(sumOf(join(AGAIN, '.output', name))).toBe(sumOf(join(OUTPUT, name)))
})

test('says the sum of each file that is published', () => {
  const lines = readFileSync(publishedAs('-sha256sums.txt'), 'utf8').trimEnd().split('\n')
  const files = NAMES.filter(name => !name.endsWith('sums.txt'))
  expect(lines).toEqual(files.map(name => `${sumOf(join(OUTPUT, name))}  ${name}`))
})

test('has among the sources what keeps the packages from running scripts when they are installed', () => {
  const settings = entriesOf(readFileSync(publishedAs('-sources.zip'))).find(([name]) => name === '.npmrc')
  expect(`${settings?.[1]}`).toContain('ignore-scripts=true')
})

test.each(NAMES.filter(name => name.endsWith('.zip')))(
  'gives all that is in %s a day that there is',
  name => {
    const days = wholeEntriesOf(readFileSync(join(OUTPUT, name))).flatMap(entry => entry.days)
    expect(new Set(days.map(String))).toEqual(new Set(['1980,1,1']))
  },
)

describe.each(BROWSERS)("%s's zip", browser => {
  const zip = readFileSync(publishedAs(`-${browser}.zip`))

  test('holds the built folder and nothing else, in the order of the names', () => {
    const entries = entriesOf(zip).map(([name, content]) => [name, `${content}`])
    expect(entries.map(([name]) => name)).toEqual([...built(browser).keys()].sort())
    expect(new Map(entries as [string, string][])).toEqual(built(browser)) // pairs, made in the line above
  })
})
