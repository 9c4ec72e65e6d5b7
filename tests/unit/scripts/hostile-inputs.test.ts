import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { holdsHostileInputs } from '../../fixtures/hostile-inputs.ts'

test.each([
  ['one input', '{"groups":[{"key":"A","title":"A","inputs":[{"id":"A01","input":"x"}]}]}', true],
  ['no group', '{"groups":[]}', false],
  ['groups without inputs', '{"groups":[{"key":"A","title":"A","inputs":[]}]}', false],
  ['another form', '[]', false],
  ['no JSON', 'A01', false],
])('a file with %s', async (_, text, holds) => {
  const folder = await mkdtemp(join(tmpdir(), 'mishalsgpt-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'inputs.json')
  await writeFile(file, text)
  expect(holdsHostileInputs(file)).toBe(holds)
})

test('a file that is not there holds none', () => {
  expect(holdsHostileInputs('/no/such/inputs.json')).toBe(false)
})
