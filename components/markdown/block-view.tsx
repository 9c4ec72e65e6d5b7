import type { Block } from '../../lib/markdown/tree.ts'
import { memo } from '../ui/memo.ts'
import { CodeBlock } from './code-block.tsx'
import { FootnoteView } from './footnote-view.tsx'
import { HeadingView } from './heading-view.tsx'
import { HtmlView } from './html-view.tsx'
import { ListView } from './list-view.tsx'
import { Maths } from './maths.tsx'
import { ParagraphView } from './paragraph-view.tsx'
import { QuoteView } from './quote-view.tsx'
import style from './rule.module.css'
import { TableView } from './table-view.tsx'

export const BlockView = memo(({ block }: { readonly block: Block }) => {
  switch (block.type) {
    case 'paragraph':
      return <ParagraphView paragraph={block} />
    case 'heading':
      return <HeadingView heading={block} />
    case 'code':
      return <CodeBlock code={block} />
    case 'math':
      return <Maths tex={block.tex} display open={block.open ?? false} />
    case 'html':
      return <HtmlView html={block} />
    case 'rule':
      return <hr class={style.rule} />
    case 'quote':
      return <QuoteView quote={block} />
    case 'list':
      return <ListView list={block} />
    case 'table':
      return <TableView table={block} />
    case 'footnote':
      return <FootnoteView footnote={block} />
  }
})
