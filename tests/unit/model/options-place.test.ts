import { expect, test } from 'vitest'
import { FAILURE_KINDS } from '../../../lib/model/failure.ts'
import { parseFragment, placeFor, toFragment } from '../../../lib/model/options-place.ts'

test('a place in Options is the same when it is read out of an address', () => {
  for (const kind of FAILURE_KINDS) {
    const { field, ...rest } = placeFor({ kind }, 'managed-one')
    expect(parseFragment(toFragment({ field, ...rest }))).toEqual({ ...rest, ...(field && { field }) })
  }
  expect(placeFor({ kind: 'not-found', missing: 'model' }, 'one').field).toBe('model')
  expect(placeFor({ kind: 'unauthorized' }, 'one').field).toBe('secret')
  expect(placeFor({ kind: 'timeout' }, 'one').field).toBe('headersTimeout')
})

test.each(['', '#history', '#connection/', '#connection/a"]', '#connection/a/b/c'])('%j is none', hash => {
  expect(parseFragment(hash)).toBeUndefined()
})
