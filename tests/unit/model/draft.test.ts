import { expect, test } from 'vitest'
import { EMPTY_DRAFT, toParts } from '../../../lib/model/draft.ts'

const quote = { type: 'selection', text: ' as it stands ', host: 'example.org' } as const

test('a draft becomes what it quotes, then what was typed, trimmed', () => {
  expect(toParts({ text: '  Why?\n', quote })).toEqual([quote, { type: 'text', text: 'Why?' }])
})

test('a blank draft has nothing to send, and a quote alone is something', () => {
  expect(toParts(EMPTY_DRAFT)).toEqual([])
  expect(toParts({ text: ' \n\t' })).toEqual([])
  expect(toParts({ text: ' ', quote })).toEqual([quote])
})
