import { expect, test } from 'vitest'
import { faultSentence } from '../../../components/settings/fault-sentence.ts'
import { parsePolicy } from '../../../lib/connections/parse-policy.ts'
import { URL_REFUSALS } from '../../../lib/model/url-refusal.ts'

const one = { id: 'one', url: 'https://one.example/v1', model: 'm' }
const sentences = (connection: object) =>
  parsePolicy({ connections: [connection] }).faults.map(({ problem }) => faultSentence(problem))

test('what can be wrong with a policy is said in words', () => {
  expect(sentences({ ...one, temperature: 3 })).toEqual(['must be at most 2.'])
  expect(sentences({ ...one, model: '' })).toEqual(['must have at least 1 characters or entries.'])
  expect(sentences({ ...one, locked: 1, stop: {} })).toEqual(['must be a list.', 'must be true or false.'])
  expect(sentences({ id: 'a b', url: 1 })).toEqual([
    'may have letters, digits, - and _ only, and 50 of them.',
    'must be a text.',
    'is missing.',
  ])
  expect(sentences({ ...one, keyType: 'bearer' })).toEqual([
    'must be ("key" | "api-key" | "access-code" | "access-code-old").',
  ])
  expect(sentences({ ...one, headers: { 'bad name': 'x' } })).toEqual([
    'is no name of a header: it has letters, digits and hyphens.',
  ])
  expect(sentences({ ...one, headers: { 'x-team': 'a\nb' } })).toEqual([
    'cannot be sent in a header: it must stand on one line, in Latin letters.',
  ])
  expect(sentences({ ...one, key: 'ключ' })).toEqual([
    'is no key: it has only Latin letters, digits and signs.',
  ])
  expect(sentences({ ...one, headers: { Cookie: 'a=b' } })).toEqual([
    'is a header that a browser sends itself, or leaves out: take it away.',
  ])
  // Those that a policy meets; the last one is a page's.
  for (const refusal of URL_REFUSALS.slice(0, -1))
    expect(faultSentence(refusal)).not.toBe(`must be ${refusal}.`)
})
