import { expect, test } from 'vitest'
import { ollamaOriginLine } from '../../../lib/connections/ollama-origin-line.ts'

test('the lines for Ollama name our origin, and nobody else’s', () => {
  const lines = ollamaOriginLine('chrome-extension://abc')
  expect(Object.keys(lines)).toEqual(['linux', 'mac', 'windows'])
  for (const line of Object.values(lines)) {
    expect(line).toMatch(/OLLAMA_ORIGINS[ =]"?chrome-extension:\/\/abc"$/)
    expect(line).not.toContain('*')
  }
})
