import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createMarkdownParser, parseMarkdown } from '../../../lib/markdown/markdown-parser.ts'
import { SEED } from '../chance.ts'
import { byCommonMark, toPlainBlocks } from './commonmark-tree.ts'

/** Random documents of each kind, a part of them a test. */
const DOCUMENTS = 2000
const PARTS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]

// Of what both understand: there are no pipes, dollars, backslashes before brackets, footnotes, tasks or addresses.

/** What stands before a line's own text: the marks of containers that it begins or goes on with, or nearly does. */
const MARKS = [
  ...['- ', '- ', '-   ', '-     ', '* ', '+ ', '-\t', '1. ', '1) ', '2. ', '7. ', '10) ', '1234567890. '],
  ...['> ', '> ', '>', '>\t', ' > ', '   > ', ' ', '  ', '   ', '    ', '     ', '\t', ' \t', '      '],
]

const CONTENTS = [
  ...['word', 'two words', 'b', 'c  ', 'd\\', '*e*', 'f `g`', '', '', '', '  ', '\t', '-', '1.', '>', '#'],
  ...['===', '---', '--- ', '=', '-', '- - -', '***', '* * *', '___', '--', '== =', '# One', '## Two ##'],
  ...['#no', '### Three #', '####### Seven', '    code', '```', '```js', '````', '~~~', '~~~ ts x', '``` `'],
  ...['<div>', '</div>', '<b>', '</b>', '<b> x', '<!-- x', '-->', '<!-- a -->', '<pre>', '</pre>', '<?x'],
  ...['?>', '[foo]', '[foo]: /url', '[foo]:', '/url', '"title"', '[foo]: /url "title"', '[foo]: /u "t'],
  ...['le"', '[foo', '[bar]: /bar', '[bar][foo]', '[bar]', '[foo]: <', '[foo]: /url x', '[baz]'],
  ...["[baz]: /b 'c'", '- [baz]: /c', '```  ', '~~~ ', 'lazy'],
]

const line = fc
  .tuple(fc.array(fc.constantFrom(...MARKS), { maxLength: 3 }), fc.constantFrom(...CONTENTS))
  .map(([marks, content]) => marks.join('') + content)

/** Lines that have little to do with each other. */
const LINES = fc.array(line, { minLength: 2, maxLength: 14 }).map(lines => lines.join('\n'))

/** Pieces that know nothing of lines. */
const PIECES = fc
  .array(fc.constantFrom(...MARKS, ...CONTENTS, '\n', '\n', '\n', '\n', '\n\n', '\r\n', '\r'), {
    minLength: 4,
    maxLength: 40,
  })
  .map(pieces => pieces.join(''))

/** Blocks in containers as a writer means them, with a line here and there that is not: lazy, too near, too far. */
const NESTED = fc
  .array(block(4), { minLength: 1, maxLength: 4 })
  .chain(blocks => disturbed(blocks.join('\n\n').split('\n')))

function block(depth: number): fc.Arbitrary<string> {
  const leaf = fc
    .array(fc.constantFrom(...CONTENTS), { minLength: 1, maxLength: 3 })
    .map(lines => lines.join('\n'))
  if (depth === 0) return leaf
  const inner = fc
    .tuple(
      fc.array(block(depth - 1), { minLength: 1, maxLength: 3 }),
      fc.constantFrom('\n', '\n', '\n\n', '\n\n\n'),
    )
    .map(([blocks, gap]) => blocks.join(gap))
  const item = fc.tuple(fc.constantFrom('- ', '* ', '1. ', '2) ', '12. ', ' -  '), inner)
  return fc.oneof(
    leaf,
    inner.map(text => text.replace(/^/gm, '> ')),
    fc
      .tuple(fc.array(item, { minLength: 1, maxLength: 3 }), fc.constantFrom('\n', '\n', '\n\n'))
      .map(([items, gap]) =>
        items
          .map(([mark, text]) => mark + text.replaceAll(/\n(?=.)/g, `\n${' '.repeat(mark.length)}`))
          .join(gap),
      ),
  )
}

function disturbed(lines: readonly string[]): fc.Arbitrary<string> {
  const change = fc.constantFrom(
    (text: string) => text.trimStart(),
    (text: string) => text.slice(1),
    (text: string) => text.replace(/^[\s>]+/, ''),
    (text: string) => ` ${text}`,
    (text: string) => `    ${text}`,
    (text: string) => `${text}\n`,
    () => '',
  )
  return fc.array(fc.tuple(fc.nat({ max: lines.length - 1 }), change), { maxLength: 3 }).map(changes => {
    const changed = [...lines]
    for (const [at, by] of changes) changed[at] = by(changed[at] ?? '')
    return changed.join('\n')
  })
}

/**
 * Without what the reference reads otherwise than the specification has it: tabs within a definition, and which one of
 * a label counts where one of them stands above an underline.
 */
function understood(text: string): string {
  const seen = new Map<string, number>()
  return text.replaceAll(/\[(\w+)\]:/g, (_, label: string) => {
    const count = (seen.get(label) ?? 0) + 1
    seen.set(label, count)
    return text.includes('\t') ? `[${label}]` : `[${label}${count > 1 ? count : ''}]:`
  })
}

const KINDS = { lines: LINES, pieces: PIECES, 'nested blocks': NESTED }

describe.each(PARTS)('random documents, part %i,', part => {
  test.each(Object.entries(KINDS))('are the blocks that the reference reads: %s', (_, documents) => {
    const texts = fc.sample(documents.map(understood), {
      seed: SEED + part,
      numRuns: DOCUMENTS / PARTS.length,
    })
    for (const text of texts) {
      const expected = byCommonMark(text)
      expect(toPlainBlocks(parseMarkdown(text)), JSON.stringify(text)).toEqual(expected)
      const parser = createMarkdownParser()
      parser.update(text.slice(0, text.length / 2), true)
      expect(toPlainBlocks(parser.update(text, false)), JSON.stringify(text)).toEqual(expected)
    }
  })
})

test.each([
  ['an item that holds a definition alone is no gap', '- [a]: /b\n[c]: /d\n- word'],
  ['and a blank line behind it is one', '- [a]: /b\n\n  word'],
  ['of which two do not end it', '- [a]: /b\n\n\n  word'],
  ['a mark without words behind a definition is text', '[a]: /b\n-\n'],
  ['a blank line that a carriage return ends at the very end is one', '```\nx\n\r'],
])('%s', (_, text) => {
  expect(toPlainBlocks(parseMarkdown(text))).toEqual(byCommonMark(text))
})
