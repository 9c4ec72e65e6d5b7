import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createLogWindow, type Drawn } from '../../../components/chat/log-window.ts'
import type { Message } from '../../../lib/model/message.ts'
import { longConversation } from '../model/long-conversation.ts'
import { question } from '../model/samples.ts'

const long = longConversation(2000).messages
const turnsOf = ({ chapters }: Drawn) => chapters.flatMap(({ turns }) => turns)
const span = (drawn: Drawn) => [turnsOf(drawn)[0]?.id, turnsOf(drawn).at(-1)?.id]

describe('of a conversation', () => {
  test.each([0, 1, 24])('of %i turns all are drawn', length => {
    const branch = long.slice(0, length)
    const drawn = createLogWindow().place(branch)
    expect(turnsOf(drawn)).toEqual(branch)
    expect([drawn.hasStart, drawn.hasEnd]).toEqual([true, true])
  })

  test('of 2,000 the last two dozen are drawn, and more as the reader goes up, until all are', () => {
    const window = createLogWindow()
    let drawn = window.place(long)
    expect(turnsOf(drawn)).toEqual(long.slice(-24))
    expect([drawn.hasStart, drawn.hasEnd]).toEqual([false, true])
    while (window.growUp()) {
      const before = turnsOf(drawn)
      drawn = window.place(long)
      expect(turnsOf(drawn).slice(-before.length)).toEqual(before)
      expect(turnsOf(drawn).length - before.length).toBeLessThanOrEqual(12)
    }
    expect(turnsOf(drawn)).toEqual(long)
    expect(drawn.hasStart).toBe(true)
  })

  test('that is still being read what is drawn stays, and the same objects, when older turns come', () => {
    const window = createLogWindow()
    const first = window.place(long.slice(-40))
    const second = window.place(long)
    expect(second.chapters).toEqual(first.chapters)
    expect(second.chapters[0]).toBe(first.chapters[0])
    expect(second.hasStart).toBe(false)
  })

  test('that goes on only the last chapter is another, and none is long', () => {
    const window = createLogWindow()
    for (let length = 1; length <= 200; length++) {
      const before = window.place(long.slice(0, length))
      const grown = window.place([...long.slice(0, length - 1), question(`m${length - 1}x`, 'Grown')])
      expect(grown.chapters.slice(0, -1)).toEqual(before.chapters.slice(0, -1))
      for (const [index, chapter] of grown.chapters.slice(0, -1).entries())
        expect(chapter).toBe(before.chapters[index])
    }
    const drawn = window.place(long.slice(0, 200))
    expect(turnsOf(drawn)).toEqual(long.slice(0, 200))
    for (const { turns } of drawn.chapters) expect(turns.length).toBeLessThanOrEqual(32)
  })
})

describe('a message', () => {
  test('far up is drawn with those around it, and the way down leads back to the end', () => {
    const window = createLogWindow()
    window.place(long)
    expect(window.show('m0500')).toBe(true)
    let drawn = window.place(long)
    expect(span(drawn)).toEqual(['m0488', 'm0511'])
    expect([drawn.hasStart, drawn.hasEnd]).toEqual([false, false])
    while (window.growDown()) drawn = window.place(long)
    expect(span(drawn)).toEqual(['m0488', 'm1999'])
    expect(drawn.hasEnd).toBe(true)
  })

  test.each([
    ['a little further up', 'm1950', ['m1938', 'm1999']],
    ['the first', 'm0000', ['m0000', 'm0011']],
    ['the last but one', 'm1998', ['m1976', 'm1999']],
  ])('%s is drawn too, and what is near enough stays', (_where, id, expected) => {
    const window = createLogWindow()
    window.place(long)
    window.show(id)
    expect(span(window.place(long))).toEqual(expected)
  })

  test('that nobody knows changes nothing', () => {
    const window = createLogWindow()
    const before = window.place(long)
    expect(window.show('x')).toBe(false)
    expect(window.place(long)).toEqual(before)
  })

  test('that was jumped to is left for the end in one step', () => {
    const window = createLogWindow()
    window.place(long)
    window.show('m0500')
    window.place(long)
    expect(window.showEnd()).toBe(true)
    expect(span(window.place(long))).toEqual(['m1976', 'm1999'])
    expect(window.showEnd()).toBe(false)
  })
})

test('another version that is chosen far up is drawn from there, and not to its end', () => {
  const window = createLogWindow()
  window.place(long)
  window.show('m0002')
  window.place(long)
  const other = long.map((message, index) => (index < 3 ? message : { ...message, id: `n${message.id}` }))
  const drawn = window.place(other as Message[])
  expect(span(drawn)).toEqual(['m0000', 'nm0026'])
  expect(drawn.hasEnd).toBe(false)
})

test.each([60, 2000])('another version of the first of %d is drawn from there, and not its end', length => {
  const window = createLogWindow()
  const old = long.slice(0, length)
  window.place(old)
  window.show('m0000')
  window.place(old)
  const edited = [question('n0000', 'Edited')]
  expect(span(window.place(edited))).toEqual(['n0000', 'n0000'])
  const drawn = window.place(old)
  expect(span(drawn)).toEqual(['m0000', 'm0023'])
  expect([drawn.hasStart, drawn.hasEnd]).toEqual([true, false])
})

test('whatever is done, what is drawn is one run of the branch, in order', () => {
  const action = fc.oneof(
    fc.constantFrom('growUp', 'growDown', 'showEnd'),
    fc.nat({ max: 299 }).map(index => `m${String(index).padStart(4, '0')}`),
    fc.nat({ max: 300 }),
  )
  fc.assert(
    fc.property(fc.array(action, { maxLength: 20 }), actions => {
      const window = createLogWindow()
      let branch = long.slice(0, 300)
      let drawn = window.place(branch)
      for (const act of actions) {
        if (typeof act === 'number') branch = long.slice(0, act)
        else if (act === 'growUp' || act === 'growDown' || act === 'showEnd') window[act]()
        else window.show(act)
        drawn = window.place(branch)
        const turns = turnsOf(drawn)
        const start = branch.indexOf(turns[0] ?? question('none', ''))
        expect(turns).toEqual(branch.slice(Math.max(0, start), Math.max(0, start) + turns.length))
        if (branch.length > 0) expect(turns.length).toBeGreaterThan(0)
        expect(drawn.hasStart).toBe(start <= 0)
        expect(drawn.hasEnd).toBe(turns.at(-1) === branch.at(-1))
      }
    }),
  )
})
