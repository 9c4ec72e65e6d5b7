import fc from 'fast-check'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { describe, expect, test } from 'vitest'
import { parseInlines } from '../../../../lib/markdown/inline/parse-inlines.ts'
import { normalizeLabel } from '../../../../lib/markdown/normalize-label.ts'
import type { Definition, References } from '../../../../lib/markdown/references.ts'
import { toInlineHtml } from '../to-html.ts'

const DEFINITIONS: ReadonlyMap<string, Definition> = new Map([
  ['REF', { url: '/ref', title: 'title' }],
  ['A', { url: '/a' }],
  ['*A*', { url: '/b' }],
])
const DEFINITION_LINES = '\n\n[ref]: /ref "title"\n[a]: /a\n[*a*]: /b\n'

const references: References = {
  growing: false,
  definition: label => DEFINITIONS.get(normalizeLabel(label)),
  hasFootnote: () => false,
}

/** All that would make something else of a paragraph. */
const BLOCKS = [
  'headingAtx',
  'list',
  'blockQuote',
  'codeFenced',
  'codeIndented',
  'thematicBreak',
  'setextUnderline',
  'htmlFlow',
]

function expected(text: string): string {
  const html = micromark(text + DEFINITION_LINES, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm(), { disable: { null: BLOCKS } }],
    htmlExtensions: [gfmHtml()],
  })
  // Its tag filter is for pages that trust their HTML.
  return html.trim()
}

const actual = (text: string): string => `<p>${toInlineHtml(parseInlines(text, references, false))}</p>`

/** Random texts of these pieces, as the block parser hands a paragraph on. */
function textsOf(pieces: readonly string[]) {
  return fc
    .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 14 })
    .map(parts => `w${parts.join('')}`.replaceAll(/\n[ \n]*/g, '\n').trim())
}

const agreesOn = (pieces: readonly string[]) =>
  fc.assert(
    fc.property(textsOf(pieces), text => {
      expect(actual(text)).toBe(expected(text))
    }),
    { seed: 3, numRuns: 8000 },
  )

const WORDS = ['a', 'b ', ' c', ' ', '.', 'é', '—', '。', '🙂']

describe('random texts are what micromark reads them as', () => {
  test('emphasis', () => {
    agreesOn([...WORDS, '*', '*', '**', '***', '_', '__', '***_', '"', '(', ')', '\\*', '\n'])
  })

  test('links and images in emphasis', () => {
    agreesOn([
      ...[
        'a',
        ' ',
        '*',
        '**',
        '_',
        '[',
        '[',
        ']',
        ']',
        '![',
        '](u)',
        '](<u v> "t")',
        "](u 't",
        '[ref]',
        '[]',
      ],
      ...['[*a*]', '(', ')', '\\', '\\[', '\\]', '"', '<', '>', '\n', '`', '!', '&amp;', '](', ' "'],
    ])
  })

  test('code, tags, addresses and breaks', () => {
    agreesOn([
      ...[
        'a',
        ' ',
        '`',
        '`',
        '``',
        '```',
        '*',
        '\\`',
        '\\',
        '\n',
        '  \n',
        '<b>',
        '</b >',
        '<b c="d"',
        "<b c='",
        '>',
      ],
      ...[
        '<!--',
        '-->',
        '<?',
        '?>',
        '<!A',
        '<https://a.b/',
        '<m@a.b>',
        '&amp;',
        '&#35;',
        '&#x22;',
        '&no',
        ';',
        '[',
        '](u)',
      ],
    ])
  })

  test('strikethrough', () => {
    agreesOn(['a', ' ', '.', '~', '~~', '~~~', '~', '~~', '\\~', 'é', '\n', '`'])
  })

  test('addresses without brackets', () => {
    agreesOn([
      ...[
        'a',
        'b.c',
        ' ',
        ' http://',
        ' https://',
        ' www.',
        'www.',
        '@',
        'x@y.z',
        '.',
        ',',
        ';',
        '&amp;',
        '&',
        '(',
      ],
      ...[')', '/', '?', '-', '_', '*', '!', '"', '~', '\n', '1', ':', '<'],
    ])
  })
})
