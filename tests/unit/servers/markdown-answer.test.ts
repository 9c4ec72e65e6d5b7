import { expect, test } from 'vitest'
import { FIRST_WORD, LAST_WORD, markdownAnswer } from '../../servers/markdown-answer.ts'

test.each([200, 201, 999, 10_000, 50_000, 200_000])(
  'is %d characters long, whatever falls on its end',
  length => {
    const answer = markdownAnswer(length)
    expect(answer).toHaveLength(length)
    expect(answer.startsWith(`${FIRST_WORD} `)).toBe(true)
    expect(answer.endsWith(` ${LAST_WORD}`)).toBe(true)
    expect(answer.split(FIRST_WORD)).toHaveLength(2)
    expect(answer.split(LAST_WORD)).toHaveLength(2)
  },
)

test('says the same every time', () => {
  expect(markdownAnswer(20_000)).toBe(markdownAnswer(20_000))
})

test('holds, at the shortest length that is measured, one of each thing an answer is made of', () => {
  const answer = markdownAnswer(10_000)
  for (const piece of [
    /^## \w/m,
    /^- \*\*/m,
    /^ {3}- /m,
    /^\d\. /m,
    /^- \[[x ]\] /m,
    /^```\w+\n/m,
    /^\| :-- \| :-: \| --: \|$/m,
    /^> /m,
    /^---$/m,
    /\$O\(n/,
    /^\$\$$/m,
    /\]\(https:\/\/example\.com\//,
    / ~~\S+~~ /,
  ])
    expect(answer).toMatch(piece)
})
