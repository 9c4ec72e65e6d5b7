import { says } from '../servers/scripted-answer.ts'
import { chat } from './fixtures/chat.ts'
import { expect, test } from './fixtures/extension.ts'

const TABLE = [
  '| Language | Hello | Written |',
  '| :-- | :-: | --: |',
  '| English | **Hello**, "you" | left to right |',
  '| a \\| b | `x` | -5 |',
  '| =1+1 |  | 中文 |',
].join('\n')

const rowsOf = (count: number) => Array.from({ length: count }, (_, row) => `| row ${row} | ${row * row} |\n`)

for (const [name, expected] of [
  [
    'Copy as CSV',
    'Language,Hello,Written\r\nEnglish,"Hello, ""you""",left to right\r\na | b,x,-5\r\n\'=1+1,,中文',
  ],
  ['Copy as Markdown', TABLE],
] as const) {
  test(`${name} copies the table to the character`, async ({ extension, server }) => {
    const panel = await extension.openPanel()
    server.script(says(`Here:\n\n${TABLE}\n\nThat is it.`))
    await chat(panel).ask('Table?')
    await chat(panel).button(name).click()
    await expect(panel.getByText('Copied').first()).toBeVisible()
    expect(await extension.copied(panel)).toBe(expected)
  })
}

test('a table has heads, and cells on the sides that it says', async ({ extension, server }) => {
  const panel = await extension.openPanel()
  server.script(says(TABLE))
  await chat(panel).ask('Table?')
  const table = chat(panel).answers.getByRole('table')
  await expect(table.getByRole('columnheader')).toHaveText(['Language', 'Hello', 'Written'])
  await expect(table.getByRole('row')).toHaveCount(4)
  const sides = await table
    .getByRole('row')
    .last()
    .getByRole('cell')
    .evaluateAll(cells => cells.map(cell => getComputedStyle(cell).textAlign))
  expect(sides).toEqual(['left', 'center', 'right'])
})

test('a table wider than the panel fades where there is more, and scrolls inside itself, by the keyboard too', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  await panel.setViewportSize({ width: 320, height: 600 })
  const columns = Array.from({ length: 20 }, (_, column) => `Column ${column}`)
  const line = (cells: string[]) => `| ${cells.join(' | ')} |\n`
  server.script(says(line(columns) + line(columns.map(() => '---')) + line(columns)))
  await chat(panel).ask('Table?')
  const scroller = chat(panel).answers.getByRole('group', { name: 'Table' })
  // At its end it fades, and not at its beginning.
  const faded = (side: string) =>
    scroller.evaluate((box, side) => Number.parseFloat(getComputedStyle(box).getPropertyValue(side)), side)
  await expect.poll(() => faded('--fade-end')).toBeGreaterThan(0)
  expect(await faded('--fade-start')).toBe(0)
  await scroller.focus()
  await panel.keyboard.press('ArrowRight')
  await expect.poll(() => scroller.evaluate(box => box.scrollLeft)).toBeGreaterThan(0)
  // Not under the ring of the focus, which it would cut off.
  await scroller.blur()
  await expect.poll(() => faded('--fade-start')).toBeGreaterThan(0)
  expect(await panel.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
})

test('half a table is a table, and every row has all its cells', async ({ extension, server }) => {
  const panel = await extension.openPanel()
  const answering = server.hold()
  await chat(panel).ask('Table?')
  const answer = await answering
  await answer.write('| A | B |\n| --- | --- |\n')
  const table = chat(panel).answers.getByRole('table')
  await expect(table.getByRole('columnheader')).toHaveText(['A', 'B'])
  await answer.write('| one')
  await expect(table.getByRole('cell')).toHaveText(['one', ''])
  await answer.write(' | two |\n')
  await expect(table.getByRole('cell')).toHaveText(['one', 'two'])
  await answer.end()
})

test('the columns of a long table stay where they are while it grows, all in one line', async ({
  extension,
  server,
}) => {
  const panel = await extension.openPanel()
  const answering = server.hold()
  await chat(panel).ask('Table?')
  const answer = await answering
  const rows = rowsOf(200)
  await answer.write(`| Row | Square |\n| --- | --: |\n${rows.slice(0, 60).join('')}`)
  const table = chat(panel).answers.getByRole('table')
  await expect(table.getByRole('row')).toHaveCount(61)
  const edges = () =>
    table
      .getByRole('cell')
      .evaluateAll(cells => [...new Set(cells.map(cell => Math.round(cell.getBoundingClientRect().right)))])
  const before = await edges()
  expect(before).toHaveLength(2)
  await answer.write(`${rows.slice(60).join('')}| ${'a long text '.repeat(20)} | 0 |\n`)
  await expect(table.getByRole('row')).toHaveCount(202)
  expect(await edges()).toEqual(before)
  await answer.end()
})
