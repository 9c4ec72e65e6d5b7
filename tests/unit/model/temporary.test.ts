import * as v from 'valibot'
import { expect, test } from 'vitest'
import { createId } from '../../../lib/model/create-id.ts'
import { isOutdated } from '../../../lib/model/is-outdated.ts'
import { idSchema } from '../../../lib/model/schemas.ts'
import { createIdLike, createTemporaryId, isTemporary, toKeptId } from '../../../lib/model/temporary.ts'

test('a temporary chat is told by its id, which sorts by time and is one that the schemas take', () => {
  const ids = Array.from({ length: 100 }, (_, n) => createTemporaryId(n))
  expect([...ids].sort()).toEqual(ids)
  expect(ids.every(id => isTemporary(id) && v.is(idSchema, id))).toBe(true)
  expect(Array.from({ length: 100 }, (_, n) => createId(n)).some(isTemporary)).toBe(false)
})

test('what grows out of a conversation is of its kind', () => {
  expect(isTemporary(createIdLike(createTemporaryId(), 1))).toBe(true)
  expect(isTemporary(createIdLike(createId(), 1))).toBe(false)
})

test('in a file it has an id of its own that is kept', () => {
  const id = createTemporaryId()
  expect(isTemporary(toKeptId(id))).toBe(false)
  expect(toKeptId(id)).toHaveLength(createId().length)
  expect(toKeptId('01k9')).toBe('01k9')
})

test('a temporary chat is never too old, however long the browser is open', () => {
  const head = { id: createTemporaryId(), title: '', created: 0, updated: 0 }
  expect(isOutdated(head, 30, 1e15)).toBe(false)
  expect(isOutdated({ ...head, id: 'kept' }, 30, 1e15)).toBe(true)
})
