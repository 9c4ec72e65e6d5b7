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
  ['https://api.openai.com', 'https://api.openai.com/v1'],
  ['https://openrouter.ai/api/v1', 'https://openrouter.ai/api/v1'],
  ['https://openrouter.ai', 'https://openrouter.ai/api/v1'],
  ['https://api.groq.com/openai/v1', 'https://api.groq.com/openai/v1'],
  ['https://api.groq.com', 'https://api.groq.com/openai/v1'],
  ['https://api.deepseek.com', 'https://api.deepseek.com'],
  ['https://api.deepseek.com/', 'https://api.deepseek.com'],
  ['https://api.deepseek.com/v1', 'https://api.deepseek.com/v1'],
  ['https://api.deepseek.com/beta', 'https://api.deepseek.com/beta'],
  ['https://api.mistral.ai', 'https://api.mistral.ai/v1'],
  ['https://api.anthropic.com/v1/', 'https://api.anthropic.com/v1'],
  [
    'https://generativelanguage.googleapis.com/v1beta/openai/',
    'https://generativelanguage.googleapis.com/v1beta/openai',
  ],
  ['https://generativelanguage.googleapis.com', 'https://generativelanguage.googleapis.com/v1beta/openai'],
  ['https://name.openai.azure.com/openai/v1/', 'https://name.openai.azure.com/openai/v1'],
])('%s is served under %s', (url, base) => {
  expect(toEndpoints(url)).toEqual({ completions: `${base}/chat/completions`, models: `${base}/models` })
})

test.each(['', '/', '/chat/completions'])(
  'Azure’s deployments are asked each by its own address: %j',
  rest => {
    const deployment = 'https://name.openai.azure.com/openai/deployments/gpt-4o'
    expect(toEndpoints(`${deployment}${rest}?api-version=2024-10-21`)).toEqual({
      completions: `${deployment}/chat/completions?api-version=2024-10-21`,
      models: 'https://name.openai.azure.com/openai/models?api-version=2024-10-21',
    })
  },
)

test('a query goes with every request, a fragment with none', () => {
  expect(toEndpoints('https://example.test/openai/v1?api-version=preview#top')).toEqual({
    completions: 'https://example.test/openai/v1/chat/completions?api-version=preview',
    models: 'https://example.test/openai/v1/models?api-version=preview',
  })
})

test.each(['', 'example.test', '/v1', 'https://'])('%j is no URL, and refused', url => {
  expect(() => toEndpoints(url)).toThrow(TypeError)
})

test.each(['file:///v1', 'javascript:alert(1)', 'data:text/plain,v1', 'https://me:secret@example.test/v1'])(
  '%j is no address of a server, and refused without repeating it',
  url => {
    expect(() => toEndpoints(url)).toThrow(/^The URL /)
  },
)
