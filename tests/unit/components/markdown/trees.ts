import type { Block, Inline, List, ListItem, Paragraph } from '../../../../lib/markdown/tree.ts'

/** Trees as the parser would make them, made by hand. */
export const text = (words: string): Inline => ({ type: 'text', text: words })

export const paragraph = (...inlines: (Inline | string)[]): Paragraph => ({
  type: 'paragraph',
  inlines: inlines.map(inline => (typeof inline === 'string' ? text(inline) : inline)),
})

export const link = (url: string | undefined, ...children: (Inline | string)[]): Inline => ({
  type: 'link',
  ...(url !== undefined && { url }),
  children: paragraph(...children).inlines,
})

export const item = (...children: Block[]): ListItem => ({ type: 'item', children: [children] })

export const list = (items: readonly ListItem[], start?: number): List => ({
  type: 'list',
  loose: false,
  items: [items],
  ...(start !== undefined && { start }),
})
