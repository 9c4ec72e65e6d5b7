import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { IN_CHROMIUM_ALONE, IN_FIREFOX } from '../e2e/in-firefox.ts'

const SPEC = /^(?!firefox-)(?<name>.+)\.spec\.ts$/

test('each spec runs in both browsers, or there is a reason', () => {
  const specs = readdirSync(join(import.meta.dirname, '../e2e')).flatMap(
    file => SPEC.exec(file)?.groups?.name ?? [],
  )
  expect(specs.length).toBeGreaterThan(80)
  const alone = Object.values(IN_CHROMIUM_ALONE).flat()
  expect([...IN_FIREFOX, ...alone].toSorted()).toEqual(specs.toSorted())
})
