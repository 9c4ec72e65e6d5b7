import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as accidents from '../chaos/in-firefox.ts'
import * as specs from '../e2e/in-firefox.ts'

const SPEC = /^(?!firefox-)(?<name>.+)\.spec\.ts$/
const namesIn = (folder: string) =>
  readdirSync(join(import.meta.dirname, folder)).flatMap(file => SPEC.exec(file)?.groups?.name ?? [])

test('each spec runs in both browsers, or there is a reason', () => {
  const names = namesIn('../e2e')
  expect(names.length).toBeGreaterThan(80)
  const alone = Object.values(specs.IN_CHROMIUM_ALONE).flat()
  expect([...specs.IN_FIREFOX, ...alone].toSorted()).toEqual(names.toSorted())
})

// That each accident is among them `accident` sees to.
test('each accident that is said to be made in a browser is there', () => {
  const listed = [...accidents.IN_FIREFOX, ...Object.values(accidents.IN_CHROMIUM_ALONE).flat()]
  const sources = namesIn('../chaos')
    .map(name => readFileSync(join(import.meta.dirname, `../chaos/${name}.spec.ts`), 'utf8'))
    .join('')
  expect(listed.filter(name => !sources.includes(name))).toEqual([])
})
