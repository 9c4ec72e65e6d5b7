// @vitest-environment happy-dom
import { render } from 'preact'
import { describe, expect, test, vi } from 'vitest'
import { MarkdownContext } from '../../../../components/markdown/markdown-context.ts'
import { TableView } from '../../../../components/markdown/table-view.tsx'
import { type Alignment, GROUP, type Table, type TableRow } from '../../../../lib/markdown/tree.ts'
import { mount, painted } from '../mount.ts'
import { text } from './trees.ts'

const row = (...cells: string[]): TableRow => ({
  cells: cells.map(source => ({ source, inlines: source ? [text(source)] : [] })),
})

const rowsFrom = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => row(`a${from + index}`, `b${from + index}`))

function table(rows: Table['rows'], align: Alignment[] = [undefined, undefined]): Table {
  return { type: 'table', align, head: row('A', 'B'), rows }
}

const textsOf = (root: HTMLElement, selector: string) =>
  [...root.querySelectorAll(selector)].map(element => element.textContent)

const rowsOf = (root: HTMLElement) => textsOf(root, 'tr')

test('has a head with scopes, and as many cells in every row as columns', () => {
  const root = mount(<TableView table={table([[row('1', '2'), row('3', '')]])} />)
  expect(textsOf(root, 'th[scope="col"]')).toEqual(['A', 'B'])
  expect(rowsOf(root)).toEqual(['AB', '12', '3'])
  for (const line of root.querySelectorAll('tbody tr')) expect(line.querySelectorAll('td')).toHaveLength(2)
})

test('half a table is its head', () => {
  const root = mount(<TableView table={table([])} />)
  expect(rowsOf(root)).toEqual(['AB'])
})

test('begins, its buttons with it, on the side where its head is read from', () => {
  const hebrew = mount(<TableView table={{ ...table([]), head: row('שם', 'מספר') }} />)
  expect(hebrew.querySelector('table')?.closest('[dir="rtl"]')?.querySelector('button')).not.toBeNull()
  expect(mount(<TableView table={table([])} />).querySelector('[dir="rtl"]')).toBeNull()
})

test('aligns cells and heads as their columns say', () => {
  const sided = table([[row('1', '2')]], ['right', undefined])
  const root = mount(<TableView table={sided} />)
  const classes = (selector: string) => [...root.querySelectorAll(selector)].map(cell => cell.className)
  for (const selector of ['th', 'td']) {
    const [right, none] = classes(selector)
    expect(right).toContain('right')
    expect(none).toBe('')
  }
})

describe('of more than one group', () => {
  const full = rowsFrom(0, GROUP)

  test('it is one table to a screen reader, with every row in order', async () => {
    const root = mount(<TableView table={table([full, rowsFrom(GROUP, GROUP), rowsFrom(2 * GROUP, 3)])} />)
    await vi.waitFor(() => expect(root.querySelectorAll('tr')).toHaveLength(1 + 2 * GROUP + 3))
    expect(rowsOf(root).slice(1)).toEqual(
      rowsFrom(0, 2 * GROUP + 3).map(({ cells }) => cells.map(cell => cell.source).join('')),
    )
    expect(root.querySelectorAll('[role="table"]')).toHaveLength(1)
    for (const part of root.querySelectorAll('table')) expect(part.getAttribute('role')).toBe('presentation')
    expect(root.querySelectorAll('[role="rowgroup"]')).toHaveLength(4)
    expect(root.querySelectorAll('[role="row"]')).toHaveLength(1 + 2 * GROUP + 3)
    expect(root.querySelectorAll('[role="columnheader"]')).toHaveLength(2)
    expect(root.querySelectorAll('[role="cell"]')).toHaveLength(2 * (2 * GROUP + 3))
  })

  test('every part has the same columns', async () => {
    const root = mount(<TableView table={table([full, rowsFrom(GROUP, 1)])} />)
    await vi.waitFor(() => expect(root.querySelectorAll('table')).toHaveLength(2))
    const widths = [...root.querySelectorAll('colgroup')].map(columns =>
      [...columns.querySelectorAll('col')].map(column => column.style.inlineSize),
    )
    expect(widths[0]).toHaveLength(2)
    expect(widths[1]).toEqual(widths[0])
  })

  test('a row that comes touches no group but the last', async () => {
    const second = rowsFrom(GROUP, GROUP)
    const third = rowsFrom(2 * GROUP, 2)
    const root = mount(<TableView table={table([full, second, third.slice(0, 1)])} />)
    await vi.waitFor(() => expect(root.querySelectorAll('table')).toHaveLength(3))
    const changed = new Set<Node>()
    const observer = new MutationObserver(records => {
      for (const record of records) changed.add(record.target)
    })
    const parts = [...root.querySelectorAll('table')]
    observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true })
    render(<TableView table={table([full, second, third])} />, root)
    await painted()
    observer.disconnect()
    expect([...root.querySelectorAll('table')]).toEqual(parts)
    expect(rowsOf(root).at(-1)).toBe(`a${2 * GROUP + 1}b${2 * GROUP + 1}`)
    expect([...changed].filter(node => parts.slice(0, 2).some(part => part.contains(node)))).toEqual([])
    expect(changed.size).toBeGreaterThan(0)
  })

  test('a large one comes a part in each frame, and whole in the end', async () => {
    const columns = 50
    const wide = (count: number) =>
      Array.from({ length: count }, () => row(...Array.from({ length: columns }, (_, column) => `${column}`)))
    const large: Table = {
      type: 'table',
      align: Array(columns).fill(undefined),
      head: row(...Array.from({ length: columns }, (_, column) => `${column}`)),
      rows: [wide(GROUP), wide(GROUP), wide(GROUP), wide(GROUP)],
    }
    const root = mount(<TableView table={large} />)
    const cells = () => root.querySelectorAll('td').length
    const counts = [cells()]
    // A frame each, and some to spare: a look at so many cells takes longer than a frame.
    for (let frame = 0; frame < 4 * large.rows.length && counts.at(-1) !== 4 * GROUP * columns; frame++) {
      await painted()
      counts.push(cells())
    }
    expect(root.querySelectorAll('tbody tr')).toHaveLength(4 * GROUP)
    expect(Math.min(...counts)).toBeLessThanOrEqual(500)
    expect(Math.max(...counts)).toBe(4 * GROUP * columns)
  })
})

describe('copying', () => {
  async function press(name: string, copies: (text: string) => Promise<void>) {
    const announce = vi.fn()
    vi.stubGlobal('navigator', { clipboard: { writeText: copies } })
    const context = { announce, isSaidHere: () => false, askToOpen: () => {} }
    const root = mount(
      <MarkdownContext.Provider value={context}>
        <TableView table={table([[row('1|2', 'a, b')]], ['left', 'right'])} />
      </MarkdownContext.Provider>,
    )
    root.querySelector<HTMLButtonElement>(`button[aria-label="${name}"]`)?.click()
    await painted()
    return { root, announce }
  }

  test.each([
    ['Copy as CSV', 'A,B\r\n1|2,"a, b"'],
    ['Copy as Markdown', '| A | B |\n| :-- | --: |\n| 1\\|2 | a, b |'],
  ])('%s puts it into the clipboard, and says so', async (name, expected) => {
    const copies = vi.fn(async () => {})
    const { root, announce } = await press(name, copies)
    expect(copies).toHaveBeenCalledExactlyOnceWith(expected)
    expect(announce).toHaveBeenCalledExactlyOnceWith('Copied')
    expect(root.textContent).toContain('Copied')
  })

  test('a refusal is said', async () => {
    const { root, announce } = await press('Copy as CSV', () => Promise.reject(new Error('no')))
    expect(announce).toHaveBeenCalledWith(expect.stringContaining('Not copied'))
    expect(root.textContent).toContain('Not copied')
  })
})
