import { describe, expect, test } from 'vitest'
import { createMarkdownParser, parseMarkdown } from '../../../lib/markdown/markdown-parser.ts'
import type { Block, Groups } from '../../../lib/markdown/tree.ts'
import { createRandom } from '../../random.ts'
import { markdownAnswer } from '../../servers/markdown-answer.ts'
import { MARKDOWN_SAMPLE } from '../../servers/markdown-sample.ts'
import { commonMarkExamples, gfmExamples } from './spec-examples.ts'
import { trickyDocument } from './tricky-documents.ts'

const WHOLE = 4_000
const SOME = 500

/** Every length up to 4,000 characters; beyond that 500 seeded ones, and each where a block may begin. */
function prefixLengths(text: string): number[] {
  const all = Array.from({ length: Math.min(text.length, WHOLE) + 1 }, (_, length) => length)
  if (text.length <= WHOLE) return all
  const random = createRandom(text.length)
  const some = Array.from({ length: SOME }, () => WHOLE + Math.floor(random() * (text.length - WHOLE)))
  const boundaries = [...text.matchAll(/\n+/g)].flatMap(({ 0: breaks, index }) => [
    index,
    index + breaks.length,
  ])
  return [...new Set([...all, ...some, ...boundaries, text.length])].sort((a, b) => a - b)
}

/** The first prefix at which reading on says something else than reading anew. */
function firstDifference(text: string, lengths = prefixLengths(text)): string | undefined {
  const parser = createMarkdownParser()
  for (const length of lengths) {
    const prefix = text.slice(0, length)
    const difference = compare(parser.update(prefix, true), parseMarkdown(prefix, true))
    if (difference) return `${JSON.stringify(prefix)}: ${difference}`
  }
  return compare(parser.update(text, false), parseMarkdown(text))
}

function compare(onward: Groups<Block>, anew: Groups<Block>): string | undefined {
  const [a, b] = [JSON.stringify(onward), JSON.stringify(anew)]
  return a === b ? undefined : `${a} instead of ${b}`
}

describe('a text that is read as it grows', () => {
  // A part of the texts or prefixes a test: each of them is read anew.
  const parts = Array.from({ length: 25 }, (_, part) => part)

  test.each(parts)(
    'is the same as when it is read anew, at every prefix of every CommonMark example: part %i',
    part => {
      const examples = commonMarkExamples.filter((_, index) => index % parts.length === part)
      expect(examples.length).toBeGreaterThan(20)
      expect(examples.map(({ markdown }) => firstDifference(markdown)).filter(Boolean)).toEqual([])
    },
  )

  test('is the same at every prefix of every GFM example', () => {
    expect(gfmExamples.length).toBeGreaterThan(15)
    expect(gfmExamples.map(({ markdown }) => firstDifference(markdown)).filter(Boolean)).toEqual([])
  })

  test('is the same at every prefix of the demo’s sample', () => {
    expect(firstDifference(MARKDOWN_SAMPLE)).toBeUndefined()
  })

  const long = Array(5).fill(MARKDOWN_SAMPLE).join('\n\n---\n\n')
  const mixed = markdownAnswer(20_000)

  test.each(parts)('is the same at every prefix of the demo’s long answers: part %i', part => {
    for (const text of [long, mixed]) {
      const lengths = prefixLengths(text).filter((_, index) => Math.floor(index / 20) % parts.length === part)
      expect(lengths.length).toBeGreaterThan(150)
      expect(firstDifference(text, lengths)).toBeUndefined()
    }
  })

  test.each(parts)('is the same at every prefix of 500 documents that break such parsers: part %i', part => {
    const seeds = Array.from({ length: 500 / parts.length }, (_, index) => index * parts.length + part)
    expect(seeds.map(seed => firstDifference(trickyDocument(seed))).filter(Boolean)).toEqual([])
  })

  test('is the same however it is cut', () => {
    for (let seed = 0; seed < 300; seed++) {
      const text = trickyDocument(seed) + trickyDocument(seed + 1000)
      const random = createRandom(seed)
      const parser = createMarkdownParser()
      for (let length = 0; length < text.length; length += 1 + Math.floor(random() * 30)) {
        parser.update(text.slice(0, length), true)
      }
      expect(compare(parser.update(text, false), parseMarkdown(text))).toBeUndefined()
    }
  })

  test('keeps what has ended as the objects that they were', () => {
    const parser = createMarkdownParser()
    const ended = 'One.\n\n- a\n- b\n\n```js\nx\n```\n\n> q\n\n'
    const before = parser.update(`${ended}Two`, true).flat()
    const after = parser.update(`${ended}Two words\n\nand **more`, true).flat()
    expect(before).toHaveLength(5)
    for (const index of [0, 1, 2, 3]) expect(after[index]).toBe(before[index])
    const last = parser.update(`${ended}Two words\n\nand **more**`, false).flat()
    for (const index of [0, 1, 2, 3]) expect(last[index]).toBe(before[index])
  })

  test('keeps the groups of a long list that are full', () => {
    const parser = createMarkdownParser()
    const items = (count: number) => Array.from({ length: count }, (_, index) => `- item ${index}\n`).join('')
    const [before] = parser.update(items(100), true).flat()
    const [after] = parser.update(items(130), true).flat()
    if (before?.type !== 'list' || after?.type !== 'list') throw new Error('No lists')
    expect(before.items.map(({ length }) => length)).toEqual([32, 32, 32, 4])
    expect(after.items.map(({ length }) => length)).toEqual([32, 32, 32, 32, 2])
    for (const index of [0, 1, 2]) expect(after.items[index]).toBe(before.items[index])
  })

  test('is read from its start when it does not begin with what was there', () => {
    const parser = createMarkdownParser()
    parser.update('# One\n\n- a', true)
    expect(compare(parser.update('Two', true), parseMarkdown('Two', true))).toBeUndefined()
  })

  test('goes on after its end, as an answer that is continued does', () => {
    const parser = createMarkdownParser()
    parser.update('- a\n- b', false)
    const text = '- a\n- bc\n\n[^1] and\n\n[^1]: note'
    expect(compare(parser.update(text, true), parseMarkdown(text, true))).toBeUndefined()
    expect(compare(parser.update(text, false), parseMarkdown(text))).toBeUndefined()
  })

  test('changes earlier parts when a definition comes that they wait for, and those alone', () => {
    const parser = createMarkdownParser()
    const start =
      'See [foo].\n\n- item [foo]\n- other\n\n| [foo] | b |\n|---|---|\n| c | [foo] |\n\nPlain.\n\n'
    const before = parser.update(`${start}End`, true).flat()
    const text = `${start}End\n\n[foo]: https://example.com\n\n`
    const after = parser.update(text, true).flat()
    expect(compare([after], [parseMarkdown(text, true).flat()])).toBeUndefined()
    expect(JSON.stringify(after).match(/"url":"https:\/\/example\.com"/g)).toHaveLength(4)
    expect(after[3]).toBe(before[3])
    expect(after[0]).not.toBe(before[0])
  })
})
