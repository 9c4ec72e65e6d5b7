import { HtmlRenderer, Parser } from 'commonmark'
import fc from 'fast-check'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { describe, expect, test } from 'vitest'
import { parseInlines } from '../../../../lib/markdown/inline/parse-inlines.ts'
import { normalizeLabel } from '../../../../lib/markdown/normalize-label.ts'
import type { Definition, References } from '../../../../lib/markdown/references.ts'
import { toInlineHtml } from '../to-html.ts'

/** Random texts of each kind, a part of them a test. */
const TEXTS = 2000
const PARTS = [0, 1, 2, 3]

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

const byUs = (text: string): string => `<p>${toInlineHtml(parseInlines(text, references, false))}</p>`

/** The specification's own reader. */
const byCommonMark = (text: string): string =>
  new HtmlRenderer().render(new Parser().parse(text + DEFINITION_LINES)).trim()

const byMicromark = (text: string): string =>
  micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()] }).trim()

/** Random paragraphs of these pieces. No line of them begins with what begins a block. */
const textsOf = (pieces: readonly string[]) =>
  fc
    .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 14 })
    .map(parts => `w${parts.join('')}`.trim())

function agreesOn(pieces: readonly string[], other: (text: string) => string, part: number): void {
  const texts = fc.sample(textsOf(pieces), { seed: 3, numRuns: TEXTS })
  const some = texts.filter((_, index) => index % PARTS.length === part)
  for (const text of some) expect(byUs(text), JSON.stringify(text)).toBe(other(text))
}

const EMPHASIS = [
  ...['a', 'b ', ' c', ' ', '.', 'é', '—', '。', '"', '(', ')', '\nw', '\\*'],
  ...['*', '*', '**', '***', '****', '_', '_', '__', '___', '*_'],
]

const LINKS = [
  ...['a', ' ', '*', '**', '_', '[', '[', ']', ']', '![', '](u)', '](<u v> "t")', "](u 't", '[ref]', '[]'],
  ...['[*a*]', '(', ')', '\\*', '\\]', '"', '<', '>', '\nw', '`', '!', '&amp;', '](', ' "'],
]

const CODE_AND_TAGS = [
  ...['a', ' ', '`', '`', '``', '```', '*', '\\`', '\\', '\nw', '  \nw', '\\\nw', '<b>', '</b >', '<b c="d"'],
  ...["<b c='", '>', '<!--', '-->', '<?', '?>', '<!A', '<x:y/', '<x:y>', '<m@a>', '&amp;', '&#35;'],
  ...['&#x22;', '&#0;', '&no', ';', '[', '](u)'],
]

const STRIKES = ['a', ' ', '.', '~', '~', '~~', '~~', '~~~', '\\~', 'é', '\nw', '`']

const HOSTS = [
  'a',
  'b.c',
  ' ',
  ' http://a',
  ' https://b',
  ' www.a',
  '.',
  ',',
  ')',
  '(',
  '/',
  '?',
  '-',
  '*',
  '!',
  '\nw',
  '<',
]
const WITH_MARKS = [...HOSTS.filter(piece => piece !== '('), '_', ':', '"', '1']
const WITH_ENTITIES = [...HOSTS, ';', ';', '&amp;', '&', '&a']

/** None begins with a full stop: a host's name does not. */
const MAIL = ['a', 'b.c', ' ', '@', 'x@y.z', 'a.', '-', '_', '+', '*', '/', '1', ',', '\nw', '<', 'é']

describe.each(PARTS)('random texts, part %i,', part => {
  test.each([
    ['emphasis', EMPHASIS],
    ['links and images', LINKS],
    ['code, tags, addresses in brackets and breaks', CODE_AND_TAGS],
  ])('are what the reference reads: %s', (_, pieces) => agreesOn(pieces, byCommonMark, part))

  test.each([
    ['strikethrough', STRIKES],
    ['addresses', WITH_MARKS],
    ['addresses and entities', WITH_ENTITIES],
    ['mail addresses', MAIL],
  ])('are what micromark reads: %s', (_, pieces) => agreesOn(pieces, byMicromark, part))
})
