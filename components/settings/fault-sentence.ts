import { HEADER_NAME, HEADER_VALUE, KEY_VALUE } from '../../lib/model/header-text.ts'

const PROBLEMS: Readonly<Record<string, string>> = {
  missing: 'is missing.',
  repeated: 'is there twice. The first one is used.',
  unknown: 'names a connection that is not in the list.',
  'not-a-url': 'is no web address. It looks like https://example.org.',
  'not-http': 'must begin with https://, or with http:// on the same computer.',
  credentials: 'has a name, a password or a key in it. A key has its own field.',
  insecure: 'begins with http:// and is not on the same computer: it needs "insecure": true.',
  string: 'must be a text.',
  number: 'must be a number.',
  boolean: 'must be true or false.',
  Array: 'must be a list.',
  [String(HEADER_NAME)]: 'is no name of a header: it has letters, digits and hyphens.',
  [String(HEADER_VALUE)]: 'cannot be sent in a header: it must stand on one line, in Latin letters.',
  [String(KEY_VALUE)]: 'is no key: it has only Latin letters, digits and signs.',
  check: 'is a header that a browser sends itself, or leaves out: take it away.',
  Object: 'must be an object, with names and values.',
}

/** What is wrong with a value of a policy, for whoever wrote it; it goes on where the value's path ends. */
export function faultSentence(problem: string): string {
  const known = PROBLEMS[problem]
  if (known) return known
  const limit = /^(length )?([<>])=(\d+)$/.exec(problem)
  if (limit) {
    const [, length, sign, number] = limit
    const most = `${sign === '<' ? 'at most' : 'at least'} ${number}`
    return length ? `must have ${most} characters or entries.` : `must be ${most}.`
  }
  if (problem.startsWith('/')) return 'may have letters, digits, - and _ only, and 50 of them.'
  return `must be ${problem}.`
}
