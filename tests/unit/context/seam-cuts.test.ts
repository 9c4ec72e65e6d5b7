import { describe, expect, test } from 'vitest'
import { openBlockOf } from '../../../lib/context/open-block.ts'
import { join } from './joined.ts'

const SAMPLES = {
  prose:
    'The quick brown fox jumps over the lazy dog, and “nobody” knows where.\n\nIn the morning it is gone.\n',
  list: 'Buy:\n\n- some bread\n- two apples\n  - red ones\n- milk\n\n1. First\n2. Second\n10. Last\n',
  table: 'So:\n\n| Name | Size |\n| --- | ---: |\n| one | 12 |\n| two | 3 |\n| x | 40 |\n',
  quotation: 'He says:\n\n> To be or not,\n> that is **asked** here.\n\nAnd goes.\n',
  code: 'Run:\n\n```py\ndef half(n):\n    if n > 10:\n        return None\n    return n / 2\n```\n\nDone.\n',
  shell: 'Run:\n\n```\nls -la\ncd src/lib\nmake all\n```\n\nDone.\n',
  maths: 'So $e^{i\\pi} = -1$ and $15 is `foo(bar)` long, while \\(x + 1\\) stays.\n',
  Chinese: '我们的世界很大，但是北京的天气很好。\n\n明天他去学校学习数学。\n',
  Korean: '우리 세계는 아주 넓고 서울의 날씨는 좋다.\n\n내일 학교에 간다.\n',
}

const dictionary = new Intl.Segmenter('zh', { granularity: 'word' })

/** A sample cut in two, and where in it the line and the word begin that the cut is in or behind. */
interface Cut {
  readonly whole: string
  readonly before: string
  readonly line: number
  readonly word: number
}

function* cutsOf(whole: string): Generator<Cut> {
  for (let cut = 1; cut < whole.length; cut++) {
    const before = whole.slice(0, cut)
    const line = before.lastIndexOf('\n', cut - 2) + 1
    const word = dictionary.segment(whole).containing(cut - 1)?.index ?? 0
    yield { whole, before, line, word }
  }
}

/** Where what was said is so little that the text may as well go on with it. */
function isLineTold({ before, line }: Cut): boolean {
  const said = before.slice(line)
  // “In ” is the beginning of “In in-vitro”, and a fence that comes again may be the end of what the first one began.
  if (said.trim().length < 3 || said.startsWith('```')) return false
  // A row of dashes goes on with dashes, as an indentation does with spaces.
  if (/^[|\s:-]+$/.test(said)) return false
  // A line of prose that is over may stand there twice; one of code, and one with a mark, is not written twice.
  return !said.endsWith('\n') || openBlockOf(before).codeEnd !== '' || /^\W/.test(said)
}

function isWordTold({ whole, before, word }: Cut): boolean {
  const said = before.slice(word)
  // One letter is a word by itself (“a”), and two may be all of an answer’s first word (“co”, “coconut”).
  if (/^\p{L}{2,}$/u.test(said) && word > 0) return true
  // A character that is all of a word may be said twice (看看); one that is the beginning of another is not.
  return (
    /^[\p{sc=Han}\p{sc=Hang}]$/u.test(said) && dictionary.segment(whole).containing(word)?.segment !== said
  )
}

/** `rests`: how the model may go on after each cut. */
function expectWhole(whole: string, rests: (cut: Cut) => readonly string[]): void {
  let count = 0
  for (const cut of cutsOf(whole)) {
    for (const rest of rests(cut)) {
      const told = JSON.stringify([cut.before.slice(-30), rest.slice(0, 30)])
      expect(join(cut.before, [rest]), told).toBe(whole)
      expect(join(cut.before, [...rest]), told).toBe(whole)
      count++
    }
  }
  expect(count).toBeGreaterThan(0)
}

describe.each(Object.entries(SAMPLES))('%s that broke off anywhere', (_, whole) => {
  test('goes on exactly', () => {
    expectWhole(whole, ({ before }) => [whole.slice(before.length)])
  })

  test('goes on from the beginning of its last line', () => {
    expectWhole(whole, cut => (isLineTold(cut) ? [whole.slice(cut.line)] : []))
  })

  test('goes on from the beginning of its last word', () => {
    expectWhole(whole, cut => (isWordTold(cut) ? [whole.slice(cut.word)] : []))
  })
})

describe.each(['code', 'shell', 'table'] as const)('%s that broke off anywhere and is opened again', name => {
  const whole = SAMPLES[name]

  test('goes on from the beginning of its last line', () => {
    expectWhole(whole, cut =>
      isLineTold(cut) ? openBlockOf(cut.before).openings.map(opening => opening + whole.slice(cut.line)) : [],
    )
  })
})

describe.each(['code', 'table'] as const)('%s that broke off behind any line and is opened again', name => {
  const whole = SAMPLES[name]

  test('goes on exactly', () => {
    expectWhole(whole, ({ before }) => {
      const { openings, codeEnd } = openBlockOf(before)
      // A fence without a language, and nothing said again behind it, is the end of the code.
      const sure = openings.filter(opening => opening !== codeEnd)
      return before.endsWith('\n') ? sure.map(opening => opening + whole.slice(before.length)) : []
    })
  })
})
