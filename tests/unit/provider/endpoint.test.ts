import { expect, test } from 'vitest'
import { toEndpoints } from '../../../lib/provider/endpoint.ts'

test.each([
  ['https://mishalsgpt.vercel.app', 'https://mishalsgpt.vercel.app/api/openai/v1'],
  ['https://mishalsgpt.vercel.app/', 'https://mishalsgpt.vercel.app/api/openai/v1'],
  ['https://example.test/chat', 'https://example.test/chat/api/openai/v1'],
  ['https://example.test/chat/', 'https://example.test/chat/api/openai/v1'],
  ['https://example.test/api/openai/v1', 'https://example.test/api/openai/v1'],
  ['https://api.openai.com/v1', 'https://api.openai.com/v1'],
  ['https://api.openai.com/v1/', 'https://api.openai.com/v1'],
  ['http://127.0.0.1:11434/v1', 'http://127.0.0.1:11434/v1'],
  ['https://example.test/api/paas/v4', 'https://example.test/api/paas/v4'],
  ['https://example.test/v1beta/openai', 'https://example.test/v1beta/openai'],
  ['https://example.test/v1/chat/completions', 'https://example.test/v1'],
  ['https://example.test/v1/chat/completions/', 'https://example.test/v1'],
  ['https://example.test/chat/completions', 'https://example.test'],
  ['https://example.test/vision', 'https://example.test/vision/api/openai/v1'],
])('%s is served under %s', (url, base) => {
  expect(toEndpoints(url)).toEqual({ completions: `${base}/chat/completions`, models: `${base}/models` })
})

test('a query goes with every request, a fragment with none', () => {
  expect(toEndpoints('https://example.test/openai/v1?api-version=preview#top')).toEqual({
    completions: 'https://example.test/openai/v1/chat/completions?api-version=preview',
    models: 'https://example.test/openai/v1/models?api-version=preview',
  })
})

test.each(['', 'example.test', '/v1', 'https://'])('%j is no URL, and refused', url => {
  expect(() => toEndpoints(url)).toThrow(TypeError)
})
