import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toFileName } from '../../../lib/transfer/file-name.ts'

test.each([
  ['What is a monad?', 'What is a monad.md'],
  ['a/b\\c:d*e', 'a b c d e.md'],
  ['../../etc/passwd', 'etc passwd.md'],
  ['', 'Conversation.md'],
  ['...', 'Conversation.md'],
  ['con', 'Conversation con.md'],
  ['invoice\u202ecod.exe', 'invoice cod.exe.md'],
  ['two\nlines', 'two lines.md'],
  ['Что такое монада', 'Что такое монада.md'],
])('a file made of %j is called %j', (title, name) => {
  expect(toFileName(title, 'md')).toBe(name)
})

test('is at most 100 characters and 255 bytes, ends as it should and climbs nowhere', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), title => {
      const name = toFileName(title, 'json')
      expect(name.length).toBeLessThanOrEqual(100)
      expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(255)
      expect(name).toMatch(/^[^./\\][^/\\]*\.json$/u)
    }),
  )
})
