import { expect, test } from 'vitest'
import { createThinkSplitter } from '../../../lib/provider/think-tag.ts'

function read(...deltas: string[]) {
  const splitter = createThinkSplitter()
  const pieces = [...deltas.flatMap(delta => splitter.feed(delta)), ...splitter.end()]
  const join = (type: string) => pieces.map(piece => (piece.type === type ? piece.text : '')).join('')
  return { text: join('text'), reasoning: join('reasoning') }
}

const answers: [answer: string, text: string, reasoning: string][] = [
  ['<think>Two.</think>Four.', 'Four.', 'Two.'],
  ['<think>\nTwo.\n</think>\n\nFour.', 'Four.', '\nTwo.\n'],
  ['\n <think>Two.</think> Four. ', 'Four. ', 'Two.'],
  ['<think></think>Four.', 'Four.', ''],
  ['<think>a < b </thin </think>Four.', 'Four.', 'a < b </thin '],
  ['<think>a <think> b</think>c</think>', 'c</think>', 'a <think> b'],
  ['<think>never closed </think', '', 'never closed </think'],
  ['<think>', '', ''],
  ['<thin', '<thin', ''],
  ['<thinking>', '<thinking>', ''],
  ['  <b>', '  <b>', ''],
  [' \n ', ' \n ', ''],
  ['', '', ''],
  ['The tag <think>is text</think> here.', 'The tag <think>is text</think> here.', ''],
  ['</think>', '</think>', ''],
]

test.each(answers)('%j reads the same however it is cut', (answer, text, reasoning) => {
  expect(read(answer)).toEqual({ text, reasoning })
  expect(read(...answer)).toEqual({ text, reasoning })
  for (let at = 0; at <= answer.length; at++) {
    expect(read(answer.slice(0, at), answer.slice(at))).toEqual({ text, reasoning })
  }
})

test('text is held back no longer than it could become a tag', () => {
  const splitter = createThinkSplitter()
  expect(splitter.feed(' <thi')).toEqual([])
  expect(splitter.feed('s')).toEqual([{ type: 'text', text: ' <this' }])
  expect(splitter.feed('<')).toEqual([{ type: 'text', text: '<' }])
})
