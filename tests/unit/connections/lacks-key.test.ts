import { expect, test } from 'vitest'
import { lacksKey } from '../../../lib/connections/lacks-key.ts'
import { TEMPLATES } from '../../../lib/connections/templates.ts'
import type { Connection } from '../../../lib/model/connection.ts'

const bare: Connection = { id: 'one', url: 'https://one.example/v1', model: 'm', hasKey: false }
const openai = { ...bare, url: 'https://api.openai.com/v1' }
const anthropic = { ...bare, url: 'https://api.anthropic.com/v1' }

test.each<[string, Connection]>([
  ['whose key is in another browser', { ...bare, wants: { key: true } }],
  ['that has one secret of two', { ...bare, hasKey: true, wants: { headers: ['x-team'] } }],
  ['without a key, of a service that answers nobody without', openai],
  [
    'of such a service with the headers that it wants besides',
    { ...anthropic, headerNames: ['anthropic-version'] },
  ],
])('one %s lacks it', (_, connection) => {
  expect(lacksKey(connection)).toBe(true)
})

test.each<[string, Connection]>([
  ['of a server that nobody knows', bare],
  ['on this computer', { ...bare, url: 'http://127.0.0.1:11434/v1' }],
  ['with its key', { ...openai, hasKey: true }],
  ['whose key stands in a header', { ...anthropic, headerNames: ['anthropic-version', 'x-api-key'] }],
  ['whose key stands in the address', { ...openai, queryNames: ['key'] }],
])('one %s lacks none', (_, connection) => {
  expect(lacksKey(connection)).toBe(false)
})

test('the server that the extension came with needs none', () => {
  const own = TEMPLATES.find(({ credential }) => credential === 'none')
  expect(lacksKey({ ...bare, url: own?.url ?? '' })).toBe(false)
})
