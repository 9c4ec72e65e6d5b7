import type { Inline } from './tree.ts'

/** What is read of it, without marks and addresses: a picture as its description, maths as its source. */
export function plainText(inlines: readonly Inline[]): string {
  let text = ''
  // In the order of reading, the next one last. Not by recursion: emphasis may be nested as deep as it is written.
  const rest = inlines.toReversed()
  for (let inline = rest.pop(); inline; inline = rest.pop()) {
    if ('children' in inline) rest.push(...inline.children.toReversed())
    else text += textOf(inline)
  }
  return text
}

function textOf(inline: Exclude<Inline, { children: readonly Inline[] }>): string {
  switch (inline.type) {
    case 'break':
      return '\n'
    case 'image':
      return inline.alt
    case 'math':
      return inline.tex
    case 'footnote':
      return `[${inline.label}]`
    case 'text':
    case 'code':
    case 'html':
      return inline.text
  }
}
