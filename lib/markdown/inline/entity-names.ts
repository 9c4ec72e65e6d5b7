import { characterEntitiesHtml4 } from 'character-entities-html4'

/**
 * HTML 4's 252 names, and those by which HTML 5 writes what has a meaning in Markdown. All 2,125 would cost nine times
 * as much at every start, for names that no answer holds: an unknown one stays as it was written.
 */
export const ENTITY_NAMES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(characterEntitiesHtml4),
  ...Object.entries({
    Hat: '^',
    NewLine: '\n',
    Tab: '\t',
    apos: "'",
    ast: '*',
    bsol: '\\',
    check: '✓',
    colon: ':',
    comma: ',',
    commat: '@',
    cross: '✗',
    dollar: '$',
    equals: '=',
    excl: '!',
    grave: '`',
    hyphen: '‐',
    lbrace: '{',
    lbrack: '[',
    lcub: '{',
    lowbar: '_',
    lpar: '(',
    lsqb: '[',
    num: '#',
    percnt: '%',
    period: '.',
    plus: '+',
    quest: '?',
    rbrace: '}',
    rbrack: ']',
    rcub: '}',
    rpar: ')',
    rsqb: ']',
    semi: ';',
    sol: '/',
    verbar: '|',
    vert: '|',
  }),
])
