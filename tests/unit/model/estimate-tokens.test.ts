import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { estimateTokens } from '../../../lib/model/estimate-tokens.ts'

describe('an estimate', () => {
  test.each([
    ['', 0],
    ['a', 1],
    ['abcd', 1],
    ['abcde', 2],
    ['Привет!', 4],
    ['日本語', 3],
    ['한국어', 3],
    ['😀', 2],
  ])('of %j is %i', (text, tokens) => {
    expect(estimateTokens(text)).toBe(tokens)
  })

  // Counted with OpenAI's own table for gpt-3.5-turbo, cl100k_base.
  test.each([
    ['The quick brown fox jumps over the lazy dog. It was not amused by this, and said so.', 21],
    ['Быстрая коричневая лиса прыгает через ленивую собаку.', 28],
    ['Die Katze saß auf der Fensterbank und beobachtete den Regen, der seit Stunden fiel.', 25],
    ['吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。', 39],
    ['今天天气很好，我们去公园散步吧。', 20],
    ['const sum = items.reduce((total, item) => total + item.price * item.count, 0)', 22],
  ])('is within a third of what a tokenizer counts: %s', (text, counted) => {
    expect(Math.abs(estimateTokens(text) - counted) / counted).toBeLessThan(1 / 3)
  })

  test('never shrinks as text is added, and of two texts is at most one more than of both together', () => {
    const unit = fc.integer({ min: 0, max: 0xffff })
    const text = fc.array(unit, { maxLength: 30 }).map(units => String.fromCharCode(...units))
    fc.assert(
      fc.property(text, text, (first, second) => {
        const alone = estimateTokens(first)
        const both = estimateTokens(first + second)
        const more = alone + estimateTokens(second) - both
        return both >= alone && (more === 0 || more === 1)
      }),
    )
  })
})
