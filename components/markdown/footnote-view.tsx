import { CornerLeftUp } from 'lucide'
import { useContext, useLayoutEffect, useRef } from 'preact/hooks'
import type { FootnoteDefinition } from '../../lib/markdown/tree.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { drawBlocks } from './blocks.tsx'
import flow from './flow.module.css'
import style from './footnote.module.css'
import { FootnotesContext } from './footnotes.ts'
import { textDirectionOf } from './text-direction-of.ts'

export function FootnoteView({ footnote }: { readonly footnote: FootnoteDefinition }) {
  const { label, children } = footnote
  const footnotes = useContext(FootnotesContext)
  const note = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    return note.current ? footnotes?.addDefinition(label, note.current) : undefined
  }, [footnotes, label])

  return (
    <div
      ref={note}
      class={style.note}
      role="note"
      aria-label={`Footnote ${label}`}
      tabIndex={-1}
      dir={textDirectionOf(children)}
    >
      <span class={style.label}>{label}</span>
      <span class={style.back} data-tool>
        <IconButton
          name={`Back to the text from footnote ${label}`}
          icon={CornerLeftUp}
          look="small"
          onClick={() => footnotes?.toReference(label)}
        />
      </span>
      <div class={`${flow.flow} ${style.body}`}>{drawBlocks(children)}</div>
    </div>
  )
}
