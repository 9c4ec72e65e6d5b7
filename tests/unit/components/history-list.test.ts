import { describe, expect, test } from 'vitest'
import { groupHeads } from '../../../components/history/group-heads.ts'
import { HEADING, layOut, ROW, rowsIn, spanAround, topOf } from '../../../components/history/list-layout.ts'
import { createSelection } from '../../../components/history/selection.ts'
import type { ConversationHead } from '../../../lib/model/conversation.ts'

const NOW = new Date(2026, 10, 26, 12).getTime()
const at = (day: number, month = 11, year = 2026) => new Date(year, month - 1, day, 9).getTime()

function head(id: string, updated: number, pinned = false): ConversationHead {
  return { id, title: id, created: 0, updated, ...(pinned && { pinned }) }
}

describe('groups', () => {
  test('are days at first, months later, and the pinned stand above them, and the temporary above those', () => {
    const heads = [
      head('far future', at(1, 1, 2096)),
      head('in two days', at(28)),
      head('tomorrow', at(27)),
      head('today', at(26)),
      head('yesterday', at(25)),
      head('pinned', at(24), true),
      head('friday', at(20)),
      head('this month', at(19)),
      head('first', at(1)),
      head('october', at(31, 10)),
      head('old', at(2, 10)),
      head('years', at(2, 10, 2024)),
      head('pinned long ago', at(1, 1, 2020), true),
      head('temporary-old', at(2, 10)),
      head('temporary-pinned', at(1, 10), true),
    ]
    const groups = groupHeads(heads, NOW).map(({ label, heads }) => [label, ...heads.map(({ id }) => id)])
    expect(groups).toEqual([
      ['Temporary', 'temporary-old', 'temporary-pinned'],
      ['Pinned', 'pinned', 'pinned long ago'],
      ['In the future', 'far future', 'in two days'],
      ['Today', 'tomorrow', 'today'],
      ['Yesterday', 'yesterday'],
      ['Friday', 'friday'],
      ['November 2026', 'this month', 'first'],
      ['October 2026', 'october', 'old'],
      ['October 2024', 'years'],
    ])
  })

  test('are none where nothing is, or nothing but pinned ones', () => {
    expect(groupHeads([], NOW)).toEqual([])
    expect(groupHeads([head('a', at(1), true)], NOW)).toHaveLength(1)
  })
})

describe('what is drawn', () => {
  const heads = Array.from({ length: 10_000 }, (_, n) => head(`c${n}`, NOW - n * 13_000_000, n < 3))
  const sections = layOut(groupHeads(heads, NOW))
  const order = sections.flatMap(({ group }) => group.heads)
  const total = sections.reduce((sum, { height }) => sum + height, 0)

  test.each([10, 50, 120])(
    'covers what is seen of %d rem wherever it is scrolled, and little more',
    height => {
      for (let top = 0; top <= total - height; top += 97.3) {
        const span = spanAround(top, height)
        const drawn = new Set(
          sections.flatMap(section => {
            const [first, end] = rowsIn(section, span)
            return section.group.heads.slice(first, end)
          }),
        )
        for (const [index, one] of order.entries()) {
          const from = topOf(sections, index)
          if (from + ROW > top && from < top + height)
            expect(drawn.has(one), `${one.id} at ${top}`).toBe(true)
        }
        expect(drawn.size).toBeLessThan(height / ROW + 50)
      }
    },
  )

  test('has every row where the ones before it end', () => {
    expect(topOf(sections, 0)).toBe(HEADING)
    expect(topOf(sections, 2)).toBe(HEADING + 2 * ROW)
    // The fourth is the first of the next group.
    expect(topOf(sections, 3)).toBe(2 * HEADING + 3 * ROW)
    expect(topOf(sections, order.length - 1) + ROW).toBeCloseTo(total)
  })
})

describe('a selection', () => {
  const order = ['a', 'b', 'c', 'd', 'e']
  const chosen = (selection: ReturnType<typeof createSelection>) => [...(selection.ids.value ?? [])].sort()

  test('begins and ends, and takes and leaves one at a time', () => {
    const selection = createSelection()
    expect(selection.ids.value).toBeUndefined()
    selection.begin()
    expect(chosen(selection)).toEqual([])
    selection.toggle('b')
    selection.toggle('d')
    selection.toggle('b')
    expect(chosen(selection)).toEqual(['d'])
    selection.end()
    expect(selection.ids.value).toBeUndefined()
  })

  test('goes from the one that was chosen last to another one, in either direction', () => {
    const selection = createSelection()
    selection.toggle('d')
    selection.extend('b', order)
    expect(chosen(selection)).toEqual(['b', 'c', 'd'])
    selection.extend('a', order)
    expect(chosen(selection)).toEqual(['a', 'b', 'c', 'd'])
  })

  test('gives back what a range came to and left again, and nothing that was chosen beside it', () => {
    const selection = createSelection()
    selection.toggle('a')
    selection.toggle('c')
    selection.extend('e', order)
    selection.extend('d', order)
    expect(chosen(selection)).toEqual(['a', 'c', 'd'])
    selection.extend('b', order)
    expect(chosen(selection)).toEqual(['a', 'b', 'c'])
    selection.keep(id => id !== 'a' && id !== 'c')
    selection.extend('d', ['b', 'd', 'e'], 'e')
    expect(chosen(selection)).toEqual(['b', 'd', 'e'])
  })

  test('goes from where the keyboard is when nothing was chosen before', () => {
    const selection = createSelection()
    selection.extend('c', order, 'b')
    expect(chosen(selection)).toEqual(['b', 'c'])
  })

  test('is all, or none when it was all', () => {
    const selection = createSelection()
    selection.toggle('c')
    selection.toggleAll(order)
    expect(chosen(selection)).toEqual(order)
    selection.toggleAll(order)
    expect(chosen(selection)).toEqual([])
  })

  test('loses what is deleted elsewhere', () => {
    const selection = createSelection()
    selection.toggleAll(order)
    selection.keep(id => id < 'c')
    expect(chosen(selection)).toEqual(['a', 'b'])
  })
})
