import type { Block, Groups, Inline, ListItem, Table, TableRow } from '../../../lib/markdown/tree.ts'

/**
 * The tree as the HTML that the specifications show beside their examples. Raw HTML is put out as it is, so that the
 * two can be compared. Forms of our own: a formula is `<math>` or `<math display>` around its source, a footnote's mark
 * is `<sup>label</sup>`, the footnote `<footnote label="…">` around its blocks.
 */
export const toHtml = (blocks: Groups<Block>): string => blocks.flat().map(toBlock).join('')

export const toInlineHtml = (inlines: readonly Inline[]): string => inlines.map(toInline).join('')

function toBlock(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return `<p>${toInlineHtml(block.inlines)}</p>\n`
    case 'heading':
      return `<h${block.level}>${toInlineHtml(block.inlines)}</h${block.level}>\n`
    case 'code': {
      const name = block.language ? ` class="language-${escaped(block.language)}"` : ''
      return `<pre><code${name}>${escaped(block.chunks.join(''))}</code></pre>\n`
    }
    case 'math':
      return `<math display>${escaped(block.tex)}</math>\n`
    case 'html': {
      const html = block.chunks.join('')
      return html.endsWith('\n') ? html : `${html}\n`
    }
    case 'rule':
      return '<hr />\n'
    case 'quote':
      return `<blockquote>\n${toHtml(block.children)}</blockquote>\n`
    case 'list': {
      const { start, loose, items } = block
      const name = start === undefined ? 'ul' : 'ol'
      const from = start === undefined || start === 1 ? '' : ` start="${start}"`
      return `<${name}${from}>\n${items
        .flat()
        .map(item => toItem(item, loose))
        .join('')}</${name}>\n`
    }
    case 'table':
      return toTable(block)
    case 'footnote':
      return `<footnote label="${escaped(block.label)}">\n${toHtml(block.children)}</footnote>\n`
  }
}

function toItem({ children, checked }: ListItem, loose: boolean): string {
  const blocks = children.flat()
  const box =
    checked === undefined ? '' : `<input ${checked ? 'checked="" ' : ''}disabled="" type="checkbox"> `
  const content = blocks.map((block, index) => {
    if (block.type !== 'paragraph') return (index === 0 ? '\n' : '') + toBlock(block)
    const mark = index === 0 ? box : ''
    if (loose) return `${index === 0 ? '\n' : ''}<p>${mark}${toInlineHtml(block.inlines)}</p>\n`
    return mark + toInlineHtml(block.inlines) + (index < blocks.length - 1 ? '\n' : '')
  })
  return `<li>${content.join('')}</li>\n`
}

function toTable({ align, head, rows }: Table): string {
  const toRow = ({ cells }: TableRow, name: 'td' | 'th') =>
    `<tr>\n${cells
      .map(({ inlines }, column) => {
        const side = align[column] ? ` align="${align[column]}"` : ''
        return `<${name}${side}>${toInlineHtml(inlines)}</${name}>\n`
      })
      .join('')}</tr>\n`
  const all = rows.flat()
  const body = all.length > 0 ? `<tbody>\n${all.map(row => toRow(row, 'td')).join('')}</tbody>\n` : ''
  return `<table>\n<thead>\n${toRow(head, 'th')}</thead>\n${body}</table>\n`
}

const ELEMENTS = { emphasis: 'em', strong: 'strong', strike: 'del' } as const

function toInline(inline: Inline): string {
  switch (inline.type) {
    case 'text':
      return escaped(inline.text)
    case 'break':
      return '<br />\n'
    case 'code':
      return `<code>${escaped(inline.text)}</code>`
    case 'emphasis':
    case 'strong':
    case 'strike': {
      const name = ELEMENTS[inline.type]
      return `<${name}>${toInlineHtml(inline.children)}</${name}>`
    }
    case 'link':
      return `<a${toAddress('href', inline.url)}${toTitle(inline.title)}>${toInlineHtml(inline.children)}</a>`
    case 'image':
      return `<img${toAddress('src', inline.url)} alt="${escaped(inline.alt)}"${toTitle(inline.title)} />`
    case 'math':
      return `<math${inline.display ? ' display' : ''}>${escaped(inline.tex)}</math>`
    case 'html':
      return inline.text
    case 'footnote':
      return `<sup>${escaped(inline.label)}</sup>`
  }
}

const toAddress = (name: string, url: string | undefined): string =>
  url === undefined ? '' : ` ${name}="${escaped(encoded(url))}"`

const toTitle = (title: string | undefined): string =>
  title === undefined ? '' : ` title="${escaped(title)}"`

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** As cmark does it: what is encoded already stays. */
const encoded = (url: string): string =>
  url.toWellFormed().replaceAll(/[^\w\-.!*'();:@&=+$,/?#%~]/gu, character => encodeURIComponent(character))
