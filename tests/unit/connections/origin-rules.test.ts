import { expect, test } from 'vitest'
import { ollamaOriginLine } from '../../../lib/connections/ollama-origin-line.ts'
import { toOriginRules } from '../../../lib/connections/origin-rules.ts'

const HOST = 'abcdefghijklmnopabcdefghijklmnop'

test('a rule is for our own requests, to that scheme, host and port', () => {
  const connections = [{ url: 'http://127.0.0.1:11434/v1', dropOrigin: true as const }]
  expect(toOriginRules(connections, HOST)).toEqual([
    {
      id: 1,
      action: { type: 'modifyHeaders', requestHeaders: [{ header: 'origin', operation: 'remove' }] },
      condition: {
        urlFilter: '|http://127.0.0.1:11434/',
        initiatorDomains: [HOST],
        resourceTypes: ['xmlhttprequest'],
      },
    },
  ])
})

test('only connections that ask for it, and are on, have one; those of one server have one together', () => {
  const connections = [
    { url: 'https://asks-not.example/v1' },
    { url: 'http://127.0.0.1:11434/v1', dropOrigin: true as const },
    { url: 'http://127.0.0.1:11434/other/v1', dropOrigin: true as const },
    { url: 'http://localhost:11434', dropOrigin: true as const },
    { url: 'https://gateway.example:443/v1?x=1', dropOrigin: true as const },
    { url: 'http://off.example', dropOrigin: true as const, off: true as const },
  ]
  const rules = toOriginRules(connections, HOST)
  expect(rules.map(({ id, condition }) => [id, condition.urlFilter])).toEqual([
    [1, '|http://127.0.0.1:11434/'],
    [2, '|http://localhost:11434/'],
    [3, '|https://gateway.example/'],
  ])
  expect(toOriginRules([], HOST)).toEqual([])
})

test.each(['https://*', 'https://*.example/v1', 'https://a*b.example', 'http://*:11434'])(
  'no address can widen its rule: %s has none',
  url => {
    expect(toOriginRules([{ url, dropOrigin: true }], HOST)).toEqual([])
  },
)

test('the lines for Ollama name our origin, and nobody else’s', () => {
  const lines = ollamaOriginLine('chrome-extension://abc')
  expect(Object.keys(lines)).toEqual(['linux', 'mac', 'windows'])
  for (const line of Object.values(lines)) {
    expect(line).toMatch(/OLLAMA_ORIGINS[ =]"?chrome-extension:\/\/abc"$/)
    expect(line).not.toContain('*')
  }
})
