import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toChunks } from '../../../../components/markdown/to-chunks.ts'

const line = fc.string({ maxLength: 900 })
const text = fc.array(line, { maxLength: 40 }).map(lines => lines.join('\n'))

test('the chunks put together are the text', () => {
  fc.assert(
    fc.property(text, whole => {
      expect(toChunks(whole).join('')).toBe(whole)
    }),
  )
})

test('a text that grows changes its last chunk alone', () => {
  fc.assert(
    fc.property(text, text, (before, added) => {
      const closed = toChunks(before).slice(0, -1)
      expect(toChunks(before + added).slice(0, closed.length)).toEqual(closed)
    }),
  )
})
