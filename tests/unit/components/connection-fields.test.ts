import { expect, test } from 'vitest'
import {
  followStored,
  isChanged,
  toConnectionForm,
  toFields,
} from '../../../components/settings/connection-fields.ts'
import { findErrors } from '../../../components/settings/field-errors.ts'
import { FULL_CONNECTION } from '../model/samples.ts'

const connection = { id: 'default', url: 'https://example.org', model: 'm', temperature: 0.3, hasKey: true }
const fields = toFields(connection)

test('a form that nobody touched changes nothing and keeps the secret', () => {
  expect(isChanged(fields, connection)).toBe(false)
  expect(toConnectionForm(fields, connection)).not.toHaveProperty('secret')
})

test('Replace with nothing typed keeps the secret, Forget takes it away', () => {
  expect(toConnectionForm({ ...fields, secretChange: 'replace' }, connection)).not.toHaveProperty('secret')
  expect(toConnectionForm({ ...fields, secretChange: 'forget' }, connection).secret).toBeNull()
  expect(
    toConnectionForm(
      { ...fields, secretChange: 'replace', secretType: 'access-code', secretValue: ' 1234 ' },
      connection,
    ).secret,
  ).toEqual({ type: 'access-code', value: '1234' })
})

test.each([
  ' sk-abc_123= ',
  'Bearer sk-abc_123=',
  'Authorization: Bearer sk-abc_123=',
  '"Authorization: Bearer sk-abc_123="',
  '"Authorization": "Bearer sk-abc_123=",',
  "'x-api-key': 'sk-abc_123='",
  'apiKey: "sk-abc_123=",',
  "-H 'Authorization: Bearer sk-abc_123=' \\",
  '"sk-abc_123=";',
  'x-api-key: sk-abc_123=',
  'OPENAI_API_KEY=sk-abc_123=',
  'export OPENAI_API_KEY="sk-abc_123="',
  '$env:OPENAI_API_KEY = "sk-abc_123="',
  "'sk-abc_123='",
  'sk-abc\u200b_123=\u2060',
])('a key is taken out of what was copied with it: %j', secretValue => {
  for (const secretType of ['key', 'api-key'] as const) {
    const typed = { ...fields, secretChange: 'replace', secretType, secretValue } as const
    expect(findErrors(typed)).toEqual({})
    expect(toConnectionForm(typed, connection).secret).toEqual({ type: secretType, value: 'sk-abc_123=' })
  }
})

test.each(['A_B=', 'AB_CD==', 'ABC=DEFGHIJKLM', 'bearer', '""', "it's", '"a', 'sk-abc,', '-Habc'])(
  'a key that only looks like it stays as it is: %j',
  secretValue => {
    const typed = { ...fields, secretChange: 'replace', secretValue } as const
    expect(toConnectionForm(typed, connection).secret).toEqual({ type: 'key', value: secretValue })
  },
)

test('an access code stays as it is', () => {
  const secretValue = 'Bearer "of_bad_news"'
  const typed = { ...fields, secretChange: 'replace', secretType: 'access-code', secretValue } as const
  expect(toConnectionForm(typed, connection).secret).toEqual({ type: 'access-code', value: secretValue })
})

test.each([
  ['', undefined],
  ['0', 0],
  ['1.25', 1.25],
  [' 0,7 ', 0.7],
  ['2', 2],
])('the temperature %j becomes %j', (temperature, expected) => {
  expect(toConnectionForm({ ...fields, temperature }, connection).temperature).toBe(expected)
})

test.each(['7', '-0.1', 'warm', '1.2.3', 'NaN', 'Infinity', '1e'])('the temperature %j is refused', typed => {
  expect(findErrors({ ...fields, temperature: typed })).toEqual({
    temperature: expect.stringContaining('0 to 2'),
  })
  expect(isChanged({ ...fields, temperature: typed }, connection)).toBe(true)
})

test('a context window is kept, cleared, and refused where it is none', () => {
  expect(toConnectionForm({ ...fields, contextWindow: '8,192' }, connection).contextWindow).toBe(8_192)
  expect(isChanged({ ...fields, contextWindow: '8192' }, connection)).toBe(true)
  const stored = toFields({ ...connection, contextWindow: 8_192 })
  expect(toConnectionForm(stored, connection).contextWindow).toBe(8_192)
  expect(toConnectionForm({ ...stored, contextWindow: ' ' }, connection)).not.toHaveProperty('contextWindow')
  expect(findErrors({ ...fields, contextWindow: 'large' })).toEqual({
    contextWindow: expect.stringContaining('whole number'),
  })
})

test('a form without a model is refused, one without a temperature is not', () => {
  expect(findErrors({ ...fields, model: '  ' })).toEqual({ model: expect.stringContaining('model') })
  expect(findErrors({ ...fields, temperature: '' })).toEqual({})
})

test('what the person has touched stays when another connection is stored, the rest follows', () => {
  const typed = { ...fields, model: 'half ty', temperature: '' }
  const stored = toFields({ id: 'default', url: 'https://other.example', model: 'n', hasKey: false })
  expect(followStored(typed, fields, stored)).toEqual({ ...stored, model: 'half ty' })
})

test('a key that is being typed stays with its kind', () => {
  const typed = { ...fields, secretChange: 'replace', secretType: 'access-code', secretValue: '12' } as const
  const stored = toFields({ ...connection, model: 'n', hasKey: false })
  expect(followStored(typed, fields, stored)).toEqual({ ...typed, model: 'n' })
})

test('a key that is being typed does not follow to another server, nor does any other secret', () => {
  const headers = [{ name: 'x-team', value: 'secret', stored: false }]
  const typed = { ...fields, secretChange: 'replace', secretValue: 'sk', headers, query: headers } as const
  const elsewhere = toFields({ ...connection, url: 'https://other.example', hasKey: false })
  expect(followStored({ ...typed, model: 'half ty' }, fields, elsewhere)).toEqual({
    ...elsewhere,
    model: 'half ty',
  })
  const own = { ...typed, url: 'https://third.example' }
  expect(followStored(own, fields, elsewhere)).toEqual(own)
  expect(followStored(typed, fields, toFields({ ...connection, url: `${connection.url}/v2` }))).toEqual({
    ...typed,
    url: `${connection.url}/v2`,
  })
})

test('what was sent follows what is stored for it, what was typed meanwhile stays', () => {
  const sent = { ...fields, url: 'HTTPS://Example.org', secretChange: 'replace', secretValue: 'sk' } as const
  const stored = toFields(connection)
  expect(followStored({ ...sent, model: 'typed meanwhile' }, sent, stored)).toEqual({
    ...stored,
    model: 'typed meanwhile',
  })
})

test('every field is held without loss, and none of them changes anything untouched', () => {
  const { hasKey: _key, off: _off, headerNames: _headers, queryNames: _query, ...rest } = FULL_CONNECTION
  const { wants: _wants, keptFor: _kept, managed: _managed, ...form } = rest
  expect(toConnectionForm(toFields(FULL_CONNECTION), FULL_CONNECTION)).toEqual({
    ...form,
    headers: [
      { name: 'x-team', value: null },
      { name: 'x-user', value: '' },
    ],
    query: [
      { name: 'key', value: null },
      { name: 'sig', value: '' },
    ],
  })
  expect(isChanged(toFields(FULL_CONNECTION), FULL_CONNECTION)).toBe(false)
})

test('a header is added, replaced and taken away; an empty row is none', () => {
  const stored = toFields({ ...connection, headerNames: ['x-team', 'x-old'] })
  const rows = [
    { name: 'x-team', value: 'blue', stored: true },
    { name: ' x-new ', value: ' 1 ', stored: false },
    { name: '', value: '', stored: false },
  ]
  expect(toConnectionForm({ ...stored, headers: rows }, connection).headers).toEqual([
    { name: 'x-team', value: 'blue' },
    { name: 'x-new', value: '1' },
  ])
})
