import type { ComponentChild } from 'preact'
import type { Block, Groups } from '../../lib/markdown/tree.ts'
import { memo } from '../ui/memo.ts'
import { CodeBlock } from './code-block.tsx'
import { drawGroups } from './draw-groups.tsx'
import { drawOnce } from './draw-once.ts'
import { FootnoteView } from './footnote-view.tsx'
import { drawHeading } from './heading-view.tsx'
import { HtmlView } from './html-view.tsx'
import { drawList } from './list-view.tsx'
import { Maths } from './maths.tsx'
import { drawParagraph } from './paragraph-view.tsx'
import { drawQuote } from './quote-view.tsx'
import style from './rule.module.css'
import { TableView } from './table-view.tsx'

/** Blocks as they follow each other. */
export const drawBlocks = (groups: Groups<Block>): ComponentChild[] =>
  drawGroups(groups, drawBlock, BlockGroup)

/** Drawn again only when one of its blocks is another. */
export const BlockGroup = memo(({ members }: { readonly members: readonly Block[] }) =>
  members.map(drawBlock),
)

const drawBlock = drawOnce((block: Block, key) => {
  switch (block.type) {
    case 'paragraph':
      return drawParagraph(block, key)
    case 'heading':
      return drawHeading(block, key)
    case 'code':
      return <CodeBlock key={key} code={block} />
    case 'math':
      return <Maths key={key} tex={block.tex} display open={block.open ?? false} />
    case 'html':
      return <HtmlView key={key} html={block} />
    case 'rule':
      return <hr key={key} class={style.rule} />
    case 'quote':
      return drawQuote(block, key)
    case 'list':
      return drawList(block, key)
    case 'table':
      return <TableView key={key} table={block} />
    case 'footnote':
      return <FootnoteView key={key} footnote={block} />
  }
})
