/** Pieces that make a parser that reads on from where it stood say something else than one that reads anew. */
const PIECES = [
  'word',
  'two words ',
  '\n',
  '\n',
  '\n\n',
  '\r\n',
  ' ',
  '  ',
  '    ',
  '\t',
  '- ',
  '* ',
  '+ ',
  '1. ',
  '2) ',
  '10. ',
  '> ',
  '>',
  '# ',
  '## head',
  '\n===\n',
  '\n---\n',
  '---',
  '***',
  '```',
  '```js\n',
  '~~~\n',
  '`',
  '``',
  '| a | b |\n',
  '| - | :-: |\n',
  '|',
  '<div>',
  '</div>\n',
  '<!-- ',
  ' -->',
  '<b>',
  '[foo]',
  '[foo]: /url\n',
  '[foo]: <',
  '[bar]: /other "title"\n',
  '[text][bar]',
  '[text](https://example.com/a_(b) "t")',
  '![alt][foo]',
  '[^1]',
  '[^1]: note\n',
  '    indented note\n',
  '- [ ] ',
  '- [x] ',
  '**',
  '*',
  '_',
  '~~',
  '~',
  '$x^2$',
  '$$',
  '$',
  '\\(',
  '\\)',
  '\\[',
  '\\]',
  'x_1',
  '$5 and $10',
  '\\',
  '&amp;',
  '&co',
  'https://example.com/x',
  '<https://example.com>',
  'me@example.com',
  'é',
  '汉字',
  'العربية',
  '👩‍👩‍👧',
  '\u0000',
]

/** A generator that says the same numbers for the same seed, from 0 up to 1. */
export function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function trickyDocument(seed: number): string {
  const random = createRandom(seed)
  const length = 4 + Math.floor(random() * 40)
  return Array.from({ length }, () => PIECES[Math.floor(random() * PIECES.length)]).join('')
}
