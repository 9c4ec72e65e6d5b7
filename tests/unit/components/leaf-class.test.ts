import { describe, expect, test } from 'vitest'
import { standsOut } from '../../../components/markdown/leaf-class.ts'
import { createMarkdownParser } from '../../../lib/markdown/markdown-parser.ts'
import type { Inline } from '../../../lib/markdown/tree.ts'

function inlinesOf(text: string): readonly Inline[] {
  const block = createMarkdownParser().update(text, false)[0]?.[0]
  if (block?.type !== 'paragraph') throw new TypeError('No paragraph')
  return block.inlines
}

describe('what may stand out of its lines', () => {
  test.each([
    ['a pile of marks', `a${'\u0301'.repeat(500)}`],
    ['one with joiners between', `a${'\u0301\u200d'.repeat(20)}`],
    ['one of which each mark is emphasised', `a${'*\u0301*'.repeat(20)}`],
    ['a formula', 'So $x^2$ is'],
    ['a formula within emphasis', 'So **this *is $x^2$***'],
  ])('is %s', (_, text) => {
    expect(standsOut(inlinesOf(text))).toBe(true)
  })

  test.each([
    ['English', 'Plain and **strong** with `code`.'],
    ['Vietnamese, decomposed', 'Tiếng Việt có nhiều dấu'.normalize('NFD')],
    ['Hebrew with its points', 'בְּרֵאשִׁית בָּרָא אֱלֹהִים'],
    ['Thai', 'ที่นี่มีน้ำ'],
    ['Hindi', 'क्षत्रिय स्त्रियाँ'],
    ['a family', '👨‍👩‍👧‍👦 and 👩🏽‍🚀'],
  ])('is not %s', (_, text) => {
    expect(standsOut(inlinesOf(text))).toBe(false)
  })
})
