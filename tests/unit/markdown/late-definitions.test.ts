import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMarkdownParser, parseMarkdown } from '../../../lib/markdown/markdown-parser.ts'
import { SEED } from '../chance.ts'

// What is read with its definitions at hand is read once, and by nothing that reads again.

const DEFINITIONS = ['a', 'b', 'c'].map(name => `[${name}]: https://${name}.example/ "Of ${name}"\n`).join('')

const words = fc
  .array(fc.constantFrom('[a]', '[words][b]', '**[c][]**', '`[a]`', '[none]', '![b]', 'word', '_em [a]_'), {
    minLength: 1,
    maxLength: 4,
  })
  .map(parts => parts.join(' '))

/** A block that has ended: what follows is no part of it. */
const block: fc.Memo<string> = fc.memo(depth => {
  const leaf = fc.oneof(
    words,
    fc.tuple(words, words).map(lines => lines.join('\n')),
    words.map(text => `## ${text}`),
    words.map(text => `${text}\n---`),
    fc.array(fc.tuple(words, words), { minLength: 1, maxLength: 3 }).map(toTable),
  )
  if (depth <= 1) return leaf
  const inner = fc.array(block(depth - 1), { minLength: 1, maxLength: 3 }).map(blocks => blocks.join('\n\n'))
  return fc.oneof(
    leaf,
    inner.map(text => text.replace(/^/gm, '> ')),
    inner.map(text => `- ${indent(text, 2)}`),
    inner.map(text => `1. ${indent(text, 3)}`),
    inner.map(text => `Noted[^n].\n\n[^n]: ${indent(text, 4)}`),
  )
})

const toTable = (rows: readonly (readonly string[])[]): string =>
  [...rows.slice(0, 1), ['-', '-'], ...rows.slice(1)].map(cells => `| ${cells.join(' | ')} |`).join('\n')
const indent = (text: string, by: number) => text.replace(/\n(?=.)/g, `\n${' '.repeat(by)}`)

const document = fc.array(block(4), { minLength: 1, maxLength: 4 }).map(blocks => blocks.join('\n\n'))
/** Ends whatever the document leaves open. */
const END = '\n\n# End\n\n'

/** A part of the samples a test. */
const PARTS = [0, 1, 2, 3, 4, 5, 6, 7]
const sampled = (part: number) => ({ seed: SEED + part, numRuns: 250 })

test.each(PARTS)(
  'what is defined at the end means the same as at the start, wherever it is referred to: part %i',
  part => {
    fc.assert(
      fc.property(document, text => {
        const early = parseMarkdown(`${DEFINITIONS}\n${text}${END}`)
        expect(parseMarkdown(`${text}${END}${DEFINITIONS}`).flat()).toEqual(early.flat())
      }),
      sampled(part),
    )
  },
)

test.each(PARTS)('and so it does where the text was read before the definitions came: part %i', part => {
  fc.assert(
    fc.property(document, text => {
      const early = parseMarkdown(`${DEFINITIONS}\n${text}${END}`)
      const parser = createMarkdownParser()
      parser.update(`${text}${END}`, true)
      expect(parser.update(`${text}${END}${DEFINITIONS}`, false).flat()).toEqual(early.flat())
    }),
    sampled(part),
  )
})

test.each(['', '> '])(
  'a definition right above a table means the same as one at the start, behind %j',
  mark => {
    const table = '| [a] | x |\n| - | - |\n| [a] | y |'.replace(/^/gm, mark)
    const early = parseMarkdown(`[a]: https://a.example/\n\n${table}`)
    expect(parseMarkdown(`${mark}[a]: https://a.example/\n${table}`).flat()).toEqual(early.flat())
  },
)
