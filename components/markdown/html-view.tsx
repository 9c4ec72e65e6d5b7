import type { HtmlBlock } from '../../lib/markdown/tree.ts'
import { memo } from '../ui/memo.ts'
import style from './html-view.module.css'
import leaf from './leaf.module.css'

/** Raw HTML is never made into elements: it is the text that it is. */
export function HtmlView({ html }: { readonly html: HtmlBlock }) {
  return (
    <pre class={`${leaf.leaf} ${leaf.cut} ${style.html}`} dir="auto">
      {html.chunks.map((chunk, index) => (
        <Chunk key={index} text={chunk} />
      ))}
    </pre>
  )
}

const Chunk = memo(({ text }: { readonly text: string }) => <span>{text}</span>)
