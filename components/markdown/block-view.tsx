import type { Block } from '../../lib/markdown/tree.ts'
import { memo } from '../ui/memo.ts'
import { CodeBlock } from './code-block.tsx'
import { FootnoteView } from './footnote-view.tsx'
import { drawHeading } from './heading-view.tsx'
import { HtmlView } from './html-view.tsx'
import { drawList } from './list-view.tsx'
import { Maths } from './maths.tsx'
import { drawParagraph } from './paragraph-view.tsx'
import { drawQuote } from './quote-view.tsx'
import style from './rule.module.css'
import { TableView } from './table-view.tsx'

export const BlockView = memo(({ block }: { readonly block: Block }) => {
  switch (block.type) {
    case 'paragraph':
      return drawParagraph(block)
    case 'heading':
      return drawHeading(block)
    case 'code':
      return <CodeBlock code={block} />
    case 'math':
      return <Maths tex={block.tex} display open={block.open ?? false} />
    case 'html':
      return <HtmlView html={block} />
    case 'rule':
      return <hr class={style.rule} />
    case 'quote':
      return drawQuote(block)
    case 'list':
      return drawList(block)
    case 'table':
      return <TableView table={block} />
    case 'footnote':
      return <FootnoteView footnote={block} />
  }
})
