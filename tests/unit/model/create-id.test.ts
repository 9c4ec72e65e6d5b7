import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test, vi } from 'vitest'
import { createId } from '../../../lib/model/create-id.ts'
import { idSchema } from '../../../lib/model/schemas.ts'

test('ids sort in the order they were made, whatever the clock does meanwhile', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 48 }), { minLength: 2 }), times => {
      const ids = times.map(time => createId(time))
      expect([...ids].sort()).toEqual(ids)
      expect(new Set(ids).size).toBe(ids.length)
    }),
  )
})

test('an id of a later time sorts after one of an earlier, also one that another context made', async () => {
  const here = createId(2 ** 49 + 1)
  vi.resetModules()
  const elsewhere = await import('../../../lib/model/create-id.ts')
  expect(elsewhere.createId).not.toBe(createId)
  for (const ahead of [2, 31, 32, 1000, 32 ** 5]) {
    expect(elsewhere.createId(2 ** 49 + ahead) > here).toBe(true)
  }
})

test('every id is one that the schemas take', () => {
  for (let n = 0; n < 100; n++) expect(v.is(idSchema, createId())).toBe(true)
})
