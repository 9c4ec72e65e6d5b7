import { expect, test } from 'vitest'
import { takesPrefix } from '../../../lib/context/takes-prefix.ts'

test.each([
  ['https://api.mistral.ai/v1', true],
  ['https://codestral.mistral.ai/v1/chat/completions', true],
  ['https://api.deepseek.com/beta/chat/completions', true],
  ['https://api.deepseek.com/v1', false],
  ['https://api.deepseek.com/betatest/v1', false],
  ['https://api.mistral.ai.example.org/v1', false],
  ['https://example.org/api.mistral.ai/v1', false],
  ['http://127.0.0.1:8080/v1', false],
  ['https://mishalsgpt.vercel.app', false],
])('%s goes on from a prefix: %s', (url, takes) => {
  expect(takesPrefix(url)).toBe(takes)
})
