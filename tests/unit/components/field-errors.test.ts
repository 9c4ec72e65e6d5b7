import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type ConnectionFields,
  toConnectionForm,
  toFields,
} from '../../../components/settings/connection-fields.ts'
import { findErrors } from '../../../components/settings/field-errors.ts'
import { parseRequest } from '../../../lib/protocol/parse-request.ts'

const connection = { id: 'default', url: 'https://example.org', model: 'm', hasKey: false }
const fields = toFields(connection)
const row = (name: string, value: string) => ({ name, value, stored: false })

test.each([
  ['topP', '1.5'],
  ['maxTokens', '0'],
  ['stop', 'a\nb\nc\nd\ne'],
  ['headersTimeout', '0'],
  ['tokenTimeout', '3601'],
  ['name', 'n'.repeat(101)],
  ['model', 'm'.repeat(301)],
  ['models', 'm\n'.repeat(201)],
  ['models', `m\n${'x'.repeat(301)}`],
  ['secretValue', 'k'.repeat(10_001)],
  ['secretValue', 'ключ'],
  ['headers', [row('x-team', 'v'.repeat(10_001))]],
  ['headers', [row('x-team', 'ключ')]],
  ['headers', [row('Cookie', 'a=b')]],
  ['headers', [row('Sec-Fetch-Mode', 'cors')]],
  ['headers', [row('x-team', '')]],
  ['headers', [row('x-team', ' ')]],
  ['headers', [{ ...row('x-team', ''), wanted: 'x-other' }]],
  ['headers', [row('User-Agent', 'mine')]],
  ['headers', [row('X-HTTP-Method-Override', 'TRACE')]],
  ['headers', [row('x-method-override', 'TRACE')]],
  ['headers', [row('X-HTTP-Method', 'TRACE')]],
  ['headers', Array.from({ length: 21 }, (_, n) => row(`x-${n}`, 'v'))],
  ['query', [row('', 'v')]],
  ['query', [row('n'.repeat(101), 'v')]],
] as const)('a %s that cannot be is told beside it %#', (name, typed) => {
  const errors = findErrors({ ...fields, [name]: typed })
  expect(Object.keys(errors)).toEqual([name])
  expect(errors[name]).toMatch(/^[A-Z].*\.$/)
})

test.each(['', 'x team', 'x:team', 'x-team\n'])('the header name %j is refused', name => {
  const isRefused = findErrors({ ...fields, headers: [row(name, 'v')] }).headers !== undefined
  expect(isRefused).toBe(name.trim() !== 'x-team')
})

test('what is stored already, or is no more to be stored, is no hindrance', () => {
  const stored = [{ name: 'Cookie', value: '', stored: true }, row('', '')]
  expect(findErrors({ ...fields, headers: stored })).toEqual({})
  // As it came from another browser.
  const missing = toFields({ ...connection, wants: { headers: ['x-team'] } })
  expect(findErrors(missing)).toEqual({})
  expect(findErrors({ ...fields, secretChange: 'forget', secretValue: 'ключ' })).toEqual({})
})

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('', ' ', '1', '0,5', '-1', '1e400', 'a\nb', '\\n', 'ключ'),
  fc.constantFrom(100, 101, 200, 201, 300, 301, 10_000, 10_001).map(length => 'x'.repeat(length)),
)
const rows = fc.oneof(
  fc.array(fc.record({ name: text, value: text, stored: fc.constant(false) }), { maxLength: 3 }),
  fc.constantFrom(20, 21).map(length => Array.from({ length }, (_, n) => row(`x-${n}`, 'v'))),
)
const anyFields: fc.Arbitrary<Partial<ConnectionFields>> = fc.record(
  {
    name: text,
    url: text,
    model: text,
    models: fc.oneof(text, fc.constant('m\n'.repeat(201))),
    contextWindow: text,
    temperature: text,
    topP: text,
    maxTokens: text,
    stop: fc.oneof(text, fc.constant('a\nb\nc\nd\ne')),
    systemPrompt: text,
    headersTimeout: text,
    tokenTimeout: text,
    secretChange: fc.constantFrom('replace', 'forget'),
    secretType: fc.constantFrom('key', 'api-key', 'access-code', 'access-code-old'),
    secretValue: text,
    headers: rows,
    query: rows,
    insecure: fc.boolean(),
    forgetKey: fc.boolean(),
    dropOrigin: fc.boolean(),
  },
  { requiredKeys: [] },
)

test('whatever is typed, the background can read it, or a field says why it is not sent', () => {
  fc.assert(
    fc.property(anyFields, typed => {
      const filled = { ...fields, ...typed }
      const isRead = (command: object) =>
        parseRequest(JSON.parse(JSON.stringify({ id: 1, command }))) !== undefined
      const form = toConnectionForm(filled, connection)
      if (Object.keys(findErrors(filled)).length > 0) return
      expect(isRead({ type: 'save-connection', connection: form })).toBe(true)
      expect(isRead({ type: 'test-connection', testId: 't', connection: form })).toBe(true)
    }),
    { numRuns: 500 },
  )
})
