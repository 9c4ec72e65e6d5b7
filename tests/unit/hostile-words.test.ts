import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { inProject } from '../../scripts/project-root.ts'
import { readHostileGroups } from '../fixtures/hostile-inputs.ts'
import { madeAt, wordsOf } from '../hostile/made-at.ts'

const groups = readHostileGroups()
const inputs = groups.flatMap(({ inputs }) => inputs)

test('what our own inputs only describe is made in a file that there is', () => {
  const places = inputs.flatMap(({ input }) => madeAt(input) ?? [])
  expect(places.length).toBeGreaterThan(30)
  expect(places.filter(place => !existsSync(inProject(place)))).toEqual([])
})

test('every fault of storage among them is made, and what texts of other groups cannot spell', () => {
  const faults = groups.find(({ key }) => key === 'S')?.inputs ?? []
  const described = inputs.filter(({ id }) => /^(?:D01|D05|E33|F15|F17|H03|H11|H15|I15|I19|M15)$/.test(id))
  expect(faults.length + described.length).toBe(19)
  for (const { id, input } of [...faults, ...described]) expect(madeAt(input), id).toBeDefined()
})

test('the table names those whose words alone are tried', () => {
  const said = wordsOf([
    { id: 'S1', input: 'open blocked' },
    { id: 'S2', input: 'the moon falls on the disk' },
    { id: 'S3', input: '<b>text</b> of its own' },
  ])
  expect(said).toBe('S1: tests/chaos/storage.spec.ts; S2: the words alone')
})
