// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import { createFound } from '../../../components/chat/found-passage.ts'
import { mount } from './mount.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const PASSAGE = [{ text: 'Quokkas', hit: true }]

/** A turn at the upper edge, a box in it that ends there, and what is found in it, where it seems to be. */
function findIn({ boxEnd, hitTop }: { boxEnd: number; hitTop: number }): number {
  vi.stubGlobal('Highlight', class {})
  vi.stubGlobal('CSS', { highlights: new Map() })
  const root = mount(
    <article>
      <div>Quokkas sleep by day.</div>
    </article>,
  )
  const [turn] = root.children
  const [box] = turn?.children ?? []
  if (!turn || !box) throw new Error('Nothing is drawn')
  vi.spyOn(turn, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 300, 90_000))
  vi.spyOn(box, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 300, boxEnd))
  vi.spyOn(Range.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, hitTop, 50, 20))
  return createFound(turn, PASSAGE).top()
}

test('what is found is gone to, with some of what stands before it', () => {
  expect(findIn({ boxEnd: 9_000, hitTop: 8_000 })).toBe(7_920)
})

test('of a box that is less high than what is in it the end is gone to, where it is drawn', () => {
  expect(findIn({ boxEnd: 5_000, hitTop: 8_000 })).toBe(4_920)
})

test('what is in sight with the beginning needs no other place', () => {
  expect(findIn({ boxEnd: 9_000, hitTop: 200 })).toBe(0)
})
