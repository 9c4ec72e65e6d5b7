// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { type ConnectionFields, toFields } from '../../../components/settings/connection-fields.ts'
import { ForgottenNote } from '../../../components/settings/forgotten-note.tsx'
import type { Connection } from '../../../lib/model/connection.ts'
import { mount } from './mount.ts'

const CONNECTION: Connection = { id: 'a', url: 'https://work.example/v1', model: 'm', hasKey: true }

function noteOf(changed: Partial<ConnectionFields>, connection = CONNECTION): string {
  const fields = { ...toFields(connection), ...changed }
  return mount(<ForgottenNote fields={fields} connection={connection} />).textContent
}

test.each(['https://work.example', ' https://work.example:443/other?x=1 '])(
  'nothing goes at the same origin: %j',
  url => {
    expect(noteOf({ url })).toBe('')
  },
)

test.each([
  ['http://work.example/v1', 'for https://work.example, and is forgotten when you save http://work.example.'],
  ['https://work.example:8443/v1', 'for work.example, and is forgotten when you save another server.'],
  ['https://moved.example', 'for work.example, and is forgotten when you save another server.'],
  ['', 'for work.example, and is forgotten when you save another server.'],
])('a key is said to go with its origin, where the form is for %j', (url, end) => {
  expect(noteOf({ url })).toBe(`The stored key was given ${end}`)
})

test('what else is stored and secret goes as well, and is named', () => {
  const url = 'https://moved.example'
  const both = { ...CONNECTION, headerNames: ['x-team'], queryNames: ['sig'] }
  expect(noteOf({ url }, both)).toContain('The stored key and the stored values of x-team and sig were given')
  const { queryNames: _, ...one } = { ...both, hasKey: false }
  expect(noteOf({ url }, one)).toContain('The stored value of x-team was given for work.example')
})

test('what the person has said so of, or put another in the place of, is not said again', () => {
  const url = 'https://moved.example'
  expect(noteOf({ url, secretChange: 'forget' })).toBe('')
  expect(noteOf({ url, secretChange: 'replace', secretValue: 'sk-new' })).toBe('')
  expect(noteOf({ url, secretChange: 'replace', secretValue: ' ' })).toContain('The stored key')
  const connection = { ...CONNECTION, hasKey: false, headerNames: ['x-team'] }
  expect(noteOf({ url, headers: [] }, connection)).toBe('')
  expect(noteOf({ url, headers: [{ name: 'x-team', value: 'new', stored: true }] }, connection)).toBe('')
})
