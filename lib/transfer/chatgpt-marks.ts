import * as v from 'valibot'

/** ChatGPT writes a mark into an answer where it draws a source, an image or a name: fields between private-use characters. */
const MARK = / ?(\ue200[^\ue200\ue201]*\ue201)/g
/** Around words that a source stands for. */
const SPAN = /[\ue203\ue204\ue206]/g
const FIELD = '\ue202'

const referencesSchema = v.object({ content_references: v.array(v.unknown()) })
const referenceSchema = v.object({ matched_text: v.string(), alt: v.string() })

/** With what a person saw in the place of each mark, as far as the message's metadata or the mark itself tells. */
export function readMarks(text: string, metadata: unknown): string {
  if (!text.includes('\ue200')) return text
  const seen = new Map<string, string>()
  for (const reference of v.is(referencesSchema, metadata) ? metadata.content_references : []) {
    if (v.is(referenceSchema, reference)) seen.set(reference.matched_text, reference.alt)
  }
  return text.replace(SPAN, '').replace(MARK, (whole, mark: string) => {
    const words = seen.get(mark) || wordsIn(mark)
    // What stood before it stands before what follows.
    return words && whole.replace(mark, () => words)
  })
}

/** Of a link its title, of a thing or a place its name; a source is told by its number alone, which says nothing here. */
function wordsIn(mark: string): string {
  const [kind, field = ''] = mark.slice(1, -1).split(FIELD)
  if (kind === 'url') return field
  return (kind === 'entity' && /^\["[^"]*","([^"\\]*)"/.exec(field)?.[1]) || ''
}
