import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parsePolicy, policyConnectionSchema, policySchemas } from '../../../lib/connections/parse-policy.ts'
import { TEMPLATES } from '../../../lib/connections/templates.ts'
import { HEADER_NAME, HEADER_VALUE, KEY_VALUE } from '../../../lib/model/header-text.ts'

/** As much of JSON Schema as browsers take in a managed schema. */
interface Schema {
  readonly type: string
  readonly description?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema
  readonly items?: Schema
}

const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8'))
const schema: Schema = readJson('public/managed-schema.json')
const example = readJson('docs/managed-policy.example.json')
const guide = readFileSync('docs/managed.md', 'utf8')

const one = { id: 'one', url: 'https://one.example/v1', model: 'm' }
const policy = (...connections: unknown[]) => parsePolicy({ connections })

/** Where a value is not what the schema says; like a browser, but for names that the schema does not have. */
function wrongIn(
  value: unknown,
  { type, properties, additionalProperties, items }: Schema,
  at = '',
): string[] {
  const actual = Array.isArray(value) ? 'array' : typeof value
  if (actual !== type) return [at]
  if (Array.isArray(value))
    return value.flatMap((item, index) => (items ? wrongIn(item, items, `${at}[${index}]`) : [at]))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    const known = properties?.[name] ?? additionalProperties
    return known ? wrongIn(inner, known, `${at}.${name}`) : [`${at}.${name}`]
  })
}

test('the example is what the schema allows, and is understood without a fault', () => {
  expect(wrongIn(example, schema)).toEqual([])
  expect(wrongIn({ ...example, connections: [{ ...one, stop: [1] }] }, schema)).toEqual([
    '.connections[0].stop[0]',
  ])
  const { entries, faults, only, first } = parsePolicy(example)
  expect(faults).toEqual([])
  expect(entries).toHaveLength(example.connections.length)
  expect([only, first]).toEqual([true, 'managed-gateway'])
})

test('every policy that the guide shows is what the schema allows', () => {
  const blocks = [...guide.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = '']) => JSON.parse(text))
  const policies = blocks.map(
    block =>
      block.data ??
      block['3rdparty']?.extensions.ID ??
      block.policies['3rdparty'].Extensions['mishalsgpt@mishalsgpt.app'],
  )
  expect(policies).toHaveLength(3)
  for (const found of policies) {
    expect(wrongIn(found, schema)).toEqual([])
    expect(parsePolicy(found)).toMatchObject({ faults: [], only: true, entries: [{}] })
  }
})

test('the schema, the reader and the guide know the same names', () => {
  const names = (of: Schema | undefined) => Object.keys(of?.properties ?? {}).sort()
  expect(names(schema)).toEqual(Object.keys(policySchemas).sort())
  const fields = Object.keys(policyConnectionSchema.entries).sort()
  expect(names(schema.properties?.connections?.items)).toEqual(fields)
  for (const name of [...fields, ...names(schema)]) expect(guide).toContain(`\`${name}\``)
  const { description = '' } = schema.properties?.connections?.items?.properties?.template ?? {}
  expect(description.match(/[a-z-]+(?=[,.])/g)).toEqual(TEMPLATES.map(({ id }) => id))
})

test('a connection is made of what is said of it, its secrets apart', () => {
  const { entries, faults } = policy({
    ...one,
    url: 'https://one.example/v1/?key=sk-in-url&api-version=1',
    name: 'One',
    key: 'sk-1',
    headers: { 'x-team': 'blue' },
    instructions: 'Be brief.',
    timeouts: { token: 5 },
    fromTheFuture: { a: 1 },
  })
  expect(faults).toEqual([])
  expect(entries).toEqual([
    {
      connection: {
        id: 'managed-one',
        url: 'https://one.example/v1?api-version=1',
        model: 'm',
        name: 'One',
        systemPrompt: 'Be brief.',
        timeouts: { token: 5 },
        managed: { locked: true, key: true },
      },
      secret: {
        type: 'key',
        value: 'sk-1',
        headers: { 'x-team': 'blue' },
        query: { key: 'sk-in-url' },
      },
    },
  ])
})

test('a template says how the key is sent, and what else its service asks for', () => {
  const secretOf = (found: object) => policy({ ...one, ...found }).entries[0]?.secret
  expect(secretOf({ template: 'azure', key: 'k' })).toEqual({ type: 'api-key', value: 'k' })
  expect(secretOf({ template: 'nextchat' })).toEqual({ type: 'access-code', value: '' })
  expect(secretOf({ template: 'azure', keyType: 'key' })).toEqual({ type: 'key', value: '' })
  expect(secretOf({ template: 'anthropic', headers: { 'x-team': 'blue' } })?.headers).toMatchObject({
    'anthropic-version': '2023-06-01',
    'x-team': 'blue',
  })
  expect(secretOf({ template: 'of a newer version' })).toEqual({ type: 'key', value: '' })
})

test.each<[string, Record<string, unknown>, string, string]>([
  ['a list that is none', { connections: 'sk-secret' }, 'connections', 'Array'],
  ['a connection that is none', { connections: ['sk-secret'] }, 'connections[0]', 'Object'],
  ['a number for a text', { connections: [{ ...one, url: 7 }] }, 'connections[0].url', 'string'],
  ['no model', { connections: [{ id: 'one', url: one.url }] }, 'connections[0].model', 'missing'],
  ['an id with a space', { connections: [{ ...one, id: 'a b' }] }, 'connections[0].id', '/^[\\w-]{1,50}$/'],
  ['too hot', { connections: [{ ...one, temperature: 3 }] }, 'connections[0].temperature', '<=2'],
  [
    'a long name',
    { connections: [{ ...one, name: 'x'.repeat(101) }] },
    'connections[0].name',
    'length <=100',
  ],
  ['a key that is none', { connections: [{ ...one, key: ['sk-secret'] }] }, 'connections[0].key', 'string'],
  ['a header', { connections: [{ ...one, headers: { a: 1 } }] }, 'connections[0].headers.a', 'string'],
  [
    'the name of a header',
    { connections: [{ ...one, headers: { 'bad header': 'sk-secret' } }] },
    'connections[0].headers.bad header',
    String(HEADER_NAME),
  ],
  [
    'a line break in a header',
    { connections: [{ ...one, headers: { 'x-a': 'sk-secret\r\nx-b: 1' } }] },
    'connections[0].headers.x-a',
    String(HEADER_VALUE),
  ],
  ...['Host', 'cookie', 'Sec-Fetch-Mode', 'User-Agent', 'X-HTTP-Method-Override'].map(
    name =>
      [
        `the header ${name}`,
        { connections: [{ ...one, headers: { [name]: 'sk-secret' } }] },
        `connections[0].headers.${name}`,
        'check',
      ] satisfies [string, object, string, string],
  ),
  [
    'a key that no header takes',
    { connections: [{ ...one, key: 'sk-secret-ключ' }] },
    'connections[0].key',
    String(KEY_VALUE),
  ],
  ['a list within', { connections: [{ ...one, stop: ['a', 1] }] }, 'connections[0].stop[1]', 'string'],
  ['an address', { connections: [{ ...one, url: 'sk-secret' }] }, 'connections[0].url', 'not-a-url'],
  ['plain http', { connections: [{ ...one, url: 'http://x.example' }] }, 'connections[0].url', 'insecure'],
  ['the same id twice', { connections: [one, one] }, 'connections[1].id', 'repeated'],
  ['a lock that is none', { ownConnections: 'no' }, 'ownConnections', 'boolean'],
  ['nobody', { defaultConnection: 'nobody' }, 'defaultConnection', 'unknown'],
])('names what is wrong and where, without its value: %s', (_what, found, path, problem) => {
  const { faults } = parsePolicy(found)
  expect(faults).toEqual([{ path, problem }])
  expect(JSON.stringify(faults)).not.toContain('sk-secret')
})

test('what is wrong in one place holds nothing else up, and what is named is kept as it was', () => {
  const found = {
    connections: [{ ...one, temperature: 'hot' }, { ...one, id: 'two' }, 7],
    ownConnections: false,
    defaultConnection: 'one',
  }
  expect(parsePolicy(found)).toMatchObject({
    entries: [{ connection: { id: 'managed-two' } }],
    kept: ['managed-one'],
    only: true,
    first: 'managed-one',
  })
  expect(parsePolicy({ connections: 7 }).kept).toBe(true)
  expect(parsePolicy({}).kept).toEqual([])
})
