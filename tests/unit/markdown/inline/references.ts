import { normalizeLabel } from '../../../../lib/markdown/normalize-label.ts'
import type { References } from '../../../../lib/markdown/references.ts'

/** Of a text with these labels and footnotes. `growing`: more may come. */
export function createReferences(
  definitions: Readonly<Record<string, string>> = {},
  footnotes: readonly string[] = [],
  growing = false,
): References {
  const urls = new Map(Object.entries(definitions).map(([label, url]) => [normalizeLabel(label), url]))
  return {
    growing,
    definition(label) {
      const url = urls.get(normalizeLabel(label))
      return url === undefined ? undefined : { url }
    },
    hasFootnote: label => growing || footnotes.includes(label),
  }
}
