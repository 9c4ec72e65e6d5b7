import type { Inline } from './tree.ts'

/** What is read of it, without the marks: a picture's description, a formula's source. No deeper than the tree is. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines.map(textOf).join('')
}

function textOf(inline: Inline): string {
  switch (inline.type) {
    case 'text':
    case 'code':
    case 'html':
      return inline.text
    case 'break':
      return '\n'
    case 'image':
      return inline.alt
    case 'math':
      return inline.tex
    case 'footnote':
      return ''
    default:
      return plainText(inline.children)
  }
}
