import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSeam } from '../../../lib/context/seam.ts'
import { expectJoined, join } from './joined.ts'

const PROSE =
  'The quick brown fox jumps over the lazy dog, and the dog sleeps on.\n\nIn the morning it finds that the fox is gone; nobody knows where to.'

describe('a rest that goes on where the answer broke off', () => {
  test.each([
    ['in prose', 'The quick brown', ' fox jumps.'],
    ['in the middle of a word', 'The quick bro', 'wn fox jumps.'],
    ['with a word that was said before', 'I know that', ' that is so.'],
    ['with two words that were said before', 'It is as it is, and', ' it is as it is.'],
    ['in the middle of a number', '1 000 0', '00 0'],
    ['in a word that begins with itself', 'co', 'conut'],
    ['in letters among digits', 'Commit 3fab', 'ab41'],
    ['with the letter that it ended with', 'Plan a', 'a priori'],
    ['with a word that begins with the last one, after a space', 'What it is', ' island'],
    ['in a row of dashes', '| --- | --- |', ' --- | --- |\n| 1 | 2 |'],
    ['among closing brackets', '  }\n  }\n', '  }\n  }\n}\n'],
    ['with a line that is there twice', 'end\nend\n', 'end\nend\nend\n'],
    ['with a word said three times', 'Very, very, very', ', very, very well.'],
    ['with a heading’s words in the text below', '## Our eyes', '\n\nOur eyes are'],
    ['with a heading’s words below its line', '## Our eyes\n', '\nOur eyes are'],
    ['with one word that was said before, with a capital, after a space', 'I like that', ' That is'],
    ['with one word that was said before, after a space', 'The cat sat on', ' on the mat'],
    ['in Chinese', '今天天', '天天向上。'],
    ['at the end of a paragraph', 'Done.\n', '\nNext.'],
    ['with nothing', 'The quick brown fox', ''],
    ['with an introduction, which is left to the reader', 'The quick brown', 'Sure, continuing: fox'],
  ])('is added as it is, %s', (_, before, rest) => {
    expectJoined(before, rest, before + rest)
  })

  test('is added as it is wherever prose is cut', () => {
    for (let cut = 1; cut < PROSE.length; cut++)
      expect(join(PROSE.slice(0, cut), [...PROSE.slice(cut)]), `cut at ${cut}`).toBe(PROSE)
  })
})

describe('a word, number or line that is there twice', () => {
  test.each([
    ['The result is very', ' very good'],
    ['The result is very ', 'very good'],
    ['Nous ', 'nous aimons'],
    ['slowly, slowly ', 'slowly'],
    ['so ', 'so much'],
    ['Ha', ' ha, very funny'],
    ['Ha ', 'ha, very funny'],
    ['No', ', no'],
    ['No, ', 'no'],
    ['Never, ', 'never, never'],
    ['42', ', 42'],
    ['42, ', '42, 43'],
    ['42 ', '42 43'],
    ['In the year 20', '20 it was'],
    ['Binary: 10', '1001'],
    ['1,00', '00'],
    ['3.14', '14'],
    ['It is #42', '4242'],
    ['id 3f-41', '41ab'],
    ['v42', '42'],
    ['A 7', '7'],
    ['- buy milk\n', '- buy bread\n'],
    ['- buy', '\n- buy bread\n'],
    ['1. One\n', '1. One more\n'],
    ['- 0\n', '- 0\n- 1\n'],
    ['- one\n- one\n', '- one\n- two\n'],
    ['| a |\n| ', '| c |'],
    ['Section 1.', '1. Scope'],
    ['-', '--\n'],
    ['Row\n', 'Row\n'],
    ['谢', '谢你'],
    ['想看', '看一看'],
    ['他们一个', '一个地来'],
    ['あのいろ', 'いろな'],
    ['我妈', '妈说'],
    ['这里是中国', '国家很大'],
    ['今天', '天天'],
    ['不，', '不，不'],
    ['一个', '一个地来'],
    ['いろ', 'いろな'],
    ['一人', '一人が'],
    ['请听', '听音乐'],
    ['世', '世代代'],
    ['다시 점', '점 더'],
    ['꼼', '꼼히'],
    ['하', '하하'],
    ['이 나라', '라면'],
    ['1', '15'],
    ['It is 1', '15'],
    ['x*x', '*x'],
    ['$', '$x$$'],
    ['$x$', '$y$'],
    ['“', '“'],
    ['(f', '(f(x))'],
    ['So (car ', '(car x)'],
    ['the `a`, `b`, ', '`b`'],
    ['5 $', '$'],
  ])('stays where it may be meant: %j + %j', (before, rest) => {
    expectJoined(before, rest, before + rest)
  })

  test.each([
    ['The quick brown fox', 'Fox jumps', 'The quick brown fox jumps'],
    ['The quick brown fox ', 'fox jumps', 'The quick brown fox jumps'],
    ['The quick brown fox ', 'Fox jumps', 'The quick brown fox jumps'],
    ['The answer is 42', '42.', 'The answer is 42.'],
    ['The answer is 3.14', '3.1415', 'The answer is 3.1415'],
    ['1. One\n2. Two\n', '2. Two\n3. Three', '1. One\n2. Two\n3. Three'],
    ['1. 5\n2. 7\n', '2. 7\n3. 8', '1. 5\n2. 7\n3. 8'],
    ['- a\n- b\n', '- b\n- c', '- a\n- b\n- c'],
    ['- a\n- b\n', '- a\n- b\n- c', '- a\n- b\n- c'],
    ['- a\n- b', '- bread', '- a\n- bread'],
    ['- a\n- b\n- ', '- c', '- a\n- b\n- c'],
    ['1. a\n2. ', '2. b', '1. a\n2. b'],
    ['Text.\n\n## ', '## Title', 'Text.\n\n## Title'],
    ['今天天气', '天气很好', '今天天气很好'],
    ['ご飯を食べ', '食べる', 'ご飯を食べる'],
    ['ご飯を食', '食べる', 'ご飯を食べる'],
    ['世', '世界', '世界'],
    ['我们的世', '世界很大', '我们的世界很大'],
    ['세', '세계', '세계'],
    ['온 세', '세계가', '온 세계가'],
    ['$1', '$15', '$15'],
    ['It costs €1', '€15', 'It costs €15'],
    ['Call `foo(', '`foo(bar)`', 'Call `foo(bar)`'],
    ['So $e^{i', '$e^{i\\pi}$', 'So $e^{i\\pi}$'],
    ['So \\(x', '\\(x+1\\)', 'So \\(x+1\\)'],
    ['$$\nE', '$$\nE = m', '$$\nE = m'],
    ['A **bo', '**bold**', 'A **bold**'],
    ['中文**粗', '**粗体**', '中文**粗体**'],
    ['He says “n', '“no”', 'He says “no”'],
  ])('is there once where only a repetition can be meant: %j + %j', (before, rest, whole) => {
    expectJoined(before, rest, whole)
  })
})

const words = fc.uniqueArray(
  fc.constantFrom(
    ...'in on to be or not is it as the island one two three four five six fig figure before after стол столица'.split(
      ' ',
    ),
  ),
  { minLength: 3, maxLength: 12 },
)

test('whatever ordinary text says, and wherever it breaks, nothing of it is taken for a repetition', () => {
  fc.assert(
    fc.property(words, fc.nat(), (all, at) => {
      const text = `${all.join(' ')}.`
      const cut = 1 + (at % (text.length - 1))
      expect(join(text.slice(0, cut), [text.slice(cut)])).toBe(text)
    }),
    { numRuns: 500 },
  )
})

test('a word that broke after two letters or more is joined with itself', () => {
  fc.assert(
    fc.property(words, fc.nat(), fc.nat(), (all, n, at) => {
      const index = 1 + (n % (all.length - 1))
      const word = all[index] ?? ''
      const [before, after] = [all.slice(0, index), all.slice(index)].map(some => some.join(' '))
      const stump = word.slice(0, 2 + (at % (word.length - 1)))
      expect(join(`${before} ${stump}`, [after ?? ''])).toBe(all.join(' '))
    }),
    { numRuns: 500 },
  )
})

describe('a rest that repeats how the answer ended', () => {
  test.each([
    [
      'the last sentence',
      'He came. He saw the town.',
      'He saw the town. He left.',
      'He came. He saw the town. He left.',
    ],
    ['two words', 'jumps over the', 'over the lazy dog', 'jumps over the lazy dog'],
    ['the last word', 'The quick brown', 'brown fox', 'The quick brown fox'],
    ['the word that broke', 'The quick bro', 'brown fox', 'The quick brown fox'],
    ['two letters of the word that broke', 'three four fi', 'five six', 'three four five six'],
    ['two Russian letters of a word', 'Москва — ст', 'столица', 'Москва — столица'],
    ['two letters behind a bracket', 'See (th', 'the sky)', 'See (the sky)'],
    ['the end of a word', 'internationalisation', 'nationalisation is', 'internationalisation is'],
    ['a line of a list', '- one\n- two', '- two three\n', '- one\n- two three\n'],
    [
      'a line of a list that broke in its first word',
      '- one\n- tw',
      '- two\n- three',
      '- one\n- two\n- three',
    ],
    [
      'a row of a table',
      '| a | b |\n| - | - |\n| 12 | 3',
      '| 12 | 34 |\n',
      '| a | b |\n| - | - |\n| 12 | 34 |\n',
    ],
    ['Chinese words', '北京是中国的首都', '中国的首都，也是', '北京是中国的首都，也是'],
    ['Russian words', 'Москва — столица Рос', 'столица России.', 'Москва — столица России.'],
    [
      'a sentence, begun again with a capital',
      'Waves, and our eyes',
      'Our eyes are',
      'Waves, and our eyes are',
    ],
    ['several words with capitals', 'One two three four', 'Three Four five', 'One two three four five'],
    ['words behind a bracket, after a space', 'See (the sky', ' The sky is blue', 'See (the sky is blue'],
    ['Russian words with a capital', 'и наши глаза', 'Наши глаза видят', 'и наши глаза видят'],
    ['a line of code', '```js\nconst a = f(1)', 'const a = f(1)\nconst b', '```js\nconst a = f(1)\nconst b'],
  ])('loses the repetition: %s', (_, before, rest, whole) => {
    expectJoined(before, rest, whole)
  })

  test('loses it wherever prose is cut, from whatever word it is repeated', () => {
    for (let cut = 30; cut < PROSE.length; cut += 7) {
      for (const back of [15, 25, 30]) {
        const from = PROSE.lastIndexOf(' ', cut - back) + 1
        const whole = join(PROSE.slice(0, cut), [...PROSE.slice(from)])
        expect(whole, `cut at ${cut}, from ${from}`).toBe(PROSE)
      }
    }
  })

  test('loses all of it where the whole answer is written again', () => {
    const long = Array.from({ length: 3000 }, (_, line) => `Line ${line * 7919} of it.\n`).join('')
    expect(join(long, [long.slice(0, 100), `${long.slice(100)}More.`])).toBe(`${long}More.`)
  })
})

test('text is held back only as long as it may be a repetition', () => {
  const seam = createSeam('The quick brown fox', false)
  expect(seam.push('brown')).toBe('')
  expect(seam.push(' f')).toBe('')
  expect(seam.push('ree')).toBe('brown free')
  expect(seam.push(' brown fox')).toBe(' brown fox')
  expect(seam.flush()).toBe('')
  expect(createSeam('', false).push('brown')).toBe('brown')
  expect(createSeam('The quick brown fox', false).push(' jumps')).toBe(' jumps')
})

test('a server that goes on from a prefix is taken by its word, unless it sends the prefix back', () => {
  expect(join('The quick brown', ['brown', ' fox'], true)).toBe('The quick brownbrown fox')
  for (const pieces of [['The quick brown fox'], [...'The quick brown fox'], ['The quick', ' brown', ' fox']])
    expect(join('The quick brown', pieces, true)).toBe('The quick brown fox')
})

test('a rest is never cut but at its beginning, and there by no more than what stands before it', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '|', '-', '`', '12', 'ab ', '天') })
  fc.assert(
    fc.property(text, fc.array(text), (before, pieces) => {
      const rest = pieces.join('')
      const joined = join(before, pieces)
      const added = joined.slice(before.length)
      expect(joined.startsWith(before)).toBe(true)
      const kept = added.startsWith('\n') && !rest.endsWith(added) ? added.slice(1) : added
      expect(rest.endsWith(kept)).toBe(true)
      // It makes no difference in which pieces it comes.
      expect(join(before, [rest])).toBe(joined)
    }),
  )
})
