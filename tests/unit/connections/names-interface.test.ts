import { expect, test } from 'vitest'
import { mayBeElsewhere, namesInterface } from '../../../lib/connections/base-url.ts'

test.each([
  'https://gateway.example/v1',
  'https://gateway.example/v1beta/openai/',
  'https://gateway.example/api/chat/completions?x=1',
  'https://api.openai.com',
  'no address',
])('nobody need be asked where the interface is: %s', url => {
  expect(namesInterface(url)).toBe(true)
})

test.each(['https://gateway.example', 'http://127.0.0.1:8080/', 'https://gateway.example/llm'])(
  'only the server knows where its interface is: %s',
  url => {
    expect(namesInterface(url)).toBe(false)
  },
)

test('an endpoint is what a person says, and yet its server can be asked', () => {
  const url = 'http://localhost:11434/chat/completions'
  expect([namesInterface(url), mayBeElsewhere(url)]).toEqual([true, true])
})

test.each(['https://gateway.example/v1/chat/completions', 'https://api.openai.com', 'no address'])(
  'there is nothing to ask about %s',
  url => {
    expect(mayBeElsewhere(url)).toBe(false)
  },
)
