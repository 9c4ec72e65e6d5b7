import { expect, test } from 'vitest'
import { highlightLines } from '../../../../lib/markdown/highlight/highlight-lines.ts'
import { isSameMarks, readMarks, toMarks } from '../../../../lib/markdown/highlight/marks.ts'

const PIECES = ['/* a\nb\n', 'c */\nlet x = 1\n', 'x\n']
const marksOf = (pieces: readonly string[]) =>
  toMarks(pieces, highlightLines(pieces.join(''), 'javascript').flat())

test('runs come back out of their marks, piece by piece', () => {
  const read = marksOf(PIECES).map((marks, index) => [...readMarks(marks, PIECES[index] ?? '')])
  expect(read).toEqual([
    [['comment', '/* a\nb\n']],
    [
      ['comment', 'c */'],
      ['plain', '\n'],
      ['keyword', 'let'],
      ['plain', ' x = '],
      ['number', '1'],
      ['plain', '\n'],
    ],
    [['plain', 'x\n']],
  ])
})

test('what stands behind the last run is plain', () => {
  const [marks = new Uint32Array()] = marksOf(['let x\n'])
  expect([...readMarks(marks, 'let x\nlet y')].at(-1)).toEqual(['plain', 'let y'])
})

test('marks are the same when all of them are', () => {
  const [one, other, third] = ['let x\n', 'let y\n', 'letxy\n'].map(piece => marksOf([piece])[0])
  if (!one || !other || !third) throw new Error('A piece without marks')
  expect(isSameMarks(one, other)).toBe(true)
  expect(isSameMarks(one, third)).toBe(false)
})
