import { describe, expect, test } from 'vitest'
import { parseMarkdown } from '../../../lib/markdown/markdown-parser.ts'
import { textOfInlines } from './plain-text.ts'

const HEAD = '| Sign | Meaning | Example |\n|---|---|---|\n'

function cellsOf(text: string, open = false): string[][] {
  const [table] = parseMarkdown(text, open).flat()
  if (table?.type !== 'table') return []
  return [table.head, ...table.rows.flat()].map(({ cells }) => cells.map(cell => textOfInlines(cell.inlines)))
}

describe('a pipe in a row', () => {
  test.each([
    ['| `||` | or | `a || b` |', ['||', 'or', 'a || b']],
    ['| `` ` | `` | $|x|$ | \\(|y|\\) |', ['` |', '|x|', '|y|']],
    ['| a | $P(A|B)$ | \\` | b |', ['a', 'P(A|B)', '`']],
  ])('belongs to the code or the formula of its cell, where words would be lost: %j', (row, cells) => {
    expect(cellsOf(HEAD + row).at(-1)).toEqual(cells)
  })

  test.each([
    ['| `a | b` |', ['`a', 'b`', '']],
    ['| $5 | $6 | $7 | $8 |', ['$5', '$6', '$7']],
    ['|$5|$6|$7|8', ['$5', '$6', '$7']],
  ])('splits the row in any other case, as in GFM: %j', (row, cells) => {
    expect(cellsOf(HEAD + row).at(-1)).toEqual(cells)
  })

  test('belongs to its cell in a head, too', () => {
    expect(cellsOf('| $x$ | $|x|$ |\n|---|---|\n| 1 | 1 |')[0]).toEqual(['x', '|x|'])
  })

  test('never shows in two cells what becomes one', () => {
    const text = `| $x$ | $|x|$ | \`a|b\` |\n|---|---|---|\n| \`||\` | \\(|y|\\) | \`a \\| b\` |`
    const whole = cellsOf(text).flat()
    for (let length = 1; length <= text.length; length++) {
      const shown = cellsOf(text.slice(0, length), true)
      for (const [index, cell] of shown.flat().entries())
        expect(whole[index]?.startsWith(cell), `${text.slice(0, length)} shows ${cell}`).toBe(true)
    }
  })

  // In steps by the square of it none would come to its end in time.
  test.each(['$\\', '`', '$|', '\\(', '$x$1', '``', '$\\\\'])(
    'is looked for in steps by the length of the row: %j',
    piece => {
      const row = `|a|b|c|d${piece.repeat(200_000 / piece.length)}`
      for (const open of [true, false]) expect(cellsOf(HEAD + row, open)[1]?.slice(0, 2)).toEqual(['a', 'b'])
    },
  )
})
