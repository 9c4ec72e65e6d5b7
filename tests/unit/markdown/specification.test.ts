import { describe, expect, test } from 'vitest'
import { parseMarkdown } from '../../../lib/markdown/markdown-parser.ts'
import { commonMarkExamples, gfmExamples } from './spec-examples.ts'
import { toHtml } from './to-html.ts'

/** What differs, and why. */
const DIFFERENT: Readonly<Record<string, RegExp>> = {
  'a bare address is a link, as in GFM':
    /^(?:<https:\/\/foo\.bar\/baz bim>|< https:\/\/foo\.bar >|https:\/\/example\.com|foo@bar\.example\.com)\n$/,
  'a name that HTML 4 did not have is not known': /&ClockwiseContourIntegral;/,
}

const isDifferent = (markdown: string) => Object.values(DIFFERENT).some(pattern => pattern.test(markdown))

/** Line breaks between elements, which are nothing to a reader. */
const bare = (html: string) => html.replaceAll(/(?<=>)\n+|\n+(?=<)/g, '')

describe('the plain parser', () => {
  const known = commonMarkExamples.filter(({ markdown }) => !isDifferent(markdown))

  test('differs from CommonMark where it says so only', () => {
    expect(known).toHaveLength(commonMarkExamples.length - 5)
  })

  test.each(known)('reads what CommonMark does: $markdown', ({ markdown, html }) => {
    expect(bare(toHtml(parseMarkdown(markdown)))).toBe(bare(html))
  })

  test.each(gfmExamples)('reads what GFM does: $markdown', ({ section, markdown, html }) => {
    // Disallowed tags are text, as all others are.
    if (/raw HTML/i.test(section)) return
    expect(bare(toHtml(parseMarkdown(markdown)))).toBe(bare(html))
  })
})
