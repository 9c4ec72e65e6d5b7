import { describe, expect, test } from 'vitest'
import { parseInlines } from '../../../../lib/markdown/inline/parse-inlines.ts'
import { toInlineHtml } from '../to-html.ts'
import { createReferences } from './references.ts'

const read = (text: string, open = false) => toInlineHtml(parseInlines(text, createReferences(), open))

describe('maths', () => {
  test.each([
    ['$x$', '<math>x</math>'],
    ['the $n$-th and $a_b * c_d$.', 'the <math>n</math>-th and <math>a_b * c_d</math>.'],
    ['$$x^2$$ in a line', '<math display>x^2</math> in a line'],
    ['\\(a\\) and \\[ b \\\\ c \\]', '<math>a</math> and <math display>b \\\\ c</math>'],
    ['\\(x\\\\\\)', '<math>x\\\\</math>'],
    ['$2 \\text{ and } 3$', '<math>2 \\text{ and } 3</math>'],
    ['$a$, $b$ and $c$', '<math>a</math>, <math>b</math> and <math>c</math>'],
    ['**bold $x * y$**', '<strong>bold <math>x * y</math></strong>'],
    ['$[a](b)$', '<math>[a](b)</math>'],
    ['公式$x$是', '公式<math>x</math>是'],
    ['($\\$5$)', '(<math>\\$5</math>)'],
  ])('is read: %j', (text, html) => expect(read(text)).toBe(html))

  test.each([
    '$5 and $10',
    '$5-$10',
    'US$5 and US$6',
    'it costs $5, not 10$ or $20',
    '$5',
    'a $ b $ c',
    '$ x$',
    '$x $',
    '$$$x$$$',
    '$$ $$',
    '$HOME and $PATH',
    '$A/$B',
    'cp $A:$B .',
    'a$b$c',
  ])('is no money: %j', text => expect(read(text)).toBe(text))

  test('is no code, and code is no maths', () => {
    expect(read('$a `b$` c$')).toBe('$a <code>b$</code> c$')
    expect(read('`$x$` and \\(`\\)`')).toBe('<code>$x$</code> and (<code>\\)</code>')
  })

  test('is not what is escaped, nor what holds nothing', () => {
    expect(read('\\$x$ \\(\\) \\[\\\\\\]')).toBe('$x$ () [\\]')
  })

  test.each([
    ['a $x^2 + ', 'a <math>x^2 +</math>'],
    ['a $\\frac', 'a <math>\\frac</math>'],
    ['a \\(x', 'a <math>x</math>'],
    ['a \\(x\\', 'a <math>x</math>'],
    ['\\[x = ', '<math display>x =</math>'],
    ['$$x$', '<math display>x</math>'],
    ['it costs $5 and', 'it costs $5 and'],
    ['it costs $5 for snake_case', 'it costs $5 for snake_case'],
    ['a $', 'a '],
    ['a \\(', 'a '],
    ['a $x', 'a '],
    ['the $HOME variable', 'the $HOME variable'],
    ['a $x^2$ b $5', 'a <math>x^2</math> b $5'],
    ['first $x^2\nsecond', 'first $x^2\nsecond'],
  ])('is drawn while it is being written: %j', (text, html) => expect(read(text, true)).toBe(html))

  test('says that its end has not come', () => {
    expect(parseInlines('$x^2', createReferences(), true)).toEqual([
      { type: 'math', tex: 'x^2', display: false, open: true },
    ])
    expect(parseInlines('$x^2$', createReferences(), true)).toEqual([
      { type: 'math', tex: 'x^2', display: false },
    ])
  })
})
