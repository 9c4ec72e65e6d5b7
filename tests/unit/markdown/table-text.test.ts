import { describe, expect, test } from 'vitest'
import { toCsv, toMarkdown } from '../../../lib/markdown/table-text.ts'
import type { Alignment, Inline, Table } from '../../../lib/markdown/tree.ts'

const text = (words: string): Inline => ({ type: 'text', text: words })

function tableOf(rows: readonly (readonly (string | readonly Inline[])[])[], align?: Alignment[]): Table {
  const [head = { cells: [] }, ...body] = rows.map(cells => ({
    cells: cells.map(cell => ({
      source: typeof cell === 'string' ? cell : '',
      inlines: typeof cell === 'string' ? [text(cell)] : cell,
    })),
  }))
  return { type: 'table', align: align ?? head.cells.map(() => undefined), head, rows: [body] }
}

const csvOf = (cell: string | readonly Inline[]) => toCsv(tableOf([['h'], [cell]])).replace('h\r\n', '')

/** Reads what RFC 4180 allows. */
function readCsv(csv: string): string[][] {
  const records: string[][] = [[]]
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    records.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === '\r\n') records.push([])
    if (end === '') break
  }
  return records
}

describe('CSV', () => {
  test('is a record a row, with no line break at the end', () => {
    expect(
      toCsv(
        tableOf([
          ['a', 'b'],
          ['1', '2'],
          ['', '3'],
        ]),
      ),
    ).toBe('a,b\r\n1,2\r\n,3')
  })

  test('has the rows of every group', () => {
    const row = { cells: [{ source: 'x', inlines: [text('x')] }] }
    const head = { cells: [{ source: 'h', inlines: [text('h')] }] }
    const table: Table = { type: 'table', align: [undefined], head, rows: [[row, row], [row]] }
    expect(toCsv(table)).toBe('h\r\nx\r\nx\r\nx')
    expect(toMarkdown(table)).toBe('| h |\n| --- |\n| x |\n| x |\n| x |')
  })

  test('gives every cell back to whoever reads it', () => {
    const cells = ['plain', 'a,b', 'say "hi"', '"', '""', 'a\u2028b', ',', '', 'Ω 中文 👩‍👩‍👧']
    expect(readCsv(toCsv(tableOf([cells, cells.toReversed()])))).toEqual([cells, cells.toReversed()])
    const broken = [text('one'), { type: 'break' } as const, text('two "2", three')]
    expect(readCsv(csvOf(broken))).toEqual([['one\ntwo "2", three']])
  })

  test('says what the cell says, without marks and addresses', () => {
    expect(
      csvOf([
        text('a b '),
        { type: 'strong', children: [text('c'), { type: 'emphasis', children: [text('d')] }, text('e')] },
        { type: 'code', text: ' f' },
        { type: 'link', url: 'https://example.test/', children: [text(' g')] },
        { type: 'image', url: 'https://example.test/x.png', alt: ' h ' },
        { type: 'math', tex: 'x^2', display: false },
        { type: 'html', text: '<b>' },
        { type: 'footnote', label: '1' },
      ]),
    ).toBe('a b cde f g h x^2<b>[1]')
  })

  test('reads emphasis of any depth', () => {
    let inline = text('deep')
    for (let depth = 0; depth < 50_000; depth++) inline = { type: 'emphasis', children: [inline] }
    expect(csvOf([inline])).toBe('deep')
  })

  test.each([
    '=1+1',
    '=HYPERLINK("https://evil.test")',
    '+1+cmd|calc',
    '-1+cmd|calc',
    '-SUM(A1)',
    '@SUM(A1)',
    '＝1+1',
    '+A1',
    '-2+3',
  ])('makes no formula of %s', cell => {
    expect(readCsv(csvOf(cell))).toEqual([[`'${cell}`]])
  })

  test('makes no formula of a cell whose formula stands behind a blank or in a mark', () => {
    expect(csvOf([text(' \t=A1')])).toBe("'=A1")
    expect(csvOf([{ type: 'strong', children: [text('=A1')] }])).toBe("'=A1")
  })

  test.each(['-5', '+3.5', '-1,200', "-1'200.50", '-5 %', '+ 3', '-', '+', 'a=b', '5-3', '— none'])(
    'leaves %s as it is',
    cell => {
      expect(readCsv(csvOf(cell))).toEqual([[cell]])
    },
  )
})

describe('Markdown', () => {
  test('has the sides of the columns', () => {
    const table = tableOf([['a', 'b', 'c', 'd']], ['left', 'center', 'right', undefined])
    expect(toMarkdown(table)).toBe('| a | b | c | d |\n| :-- | :-: | --: | --- |')
  })

  test('has the cells as they were written, their pipes escaped', () => {
    expect(toMarkdown(tableOf([['**a** | b', '`x|y`', '']]))).toBe(
      '| **a** \\| b | `x\\|y` |  |\n| --- | --- | --- |',
    )
  })
})
