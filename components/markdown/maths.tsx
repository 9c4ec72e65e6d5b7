import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { memo } from '../ui/memo.ts'
import style from './maths.module.css'
import { MathsNodes } from './maths-nodes.tsx'
import { MathsSource } from './maths-source.tsx'
import { useOverflow } from './use-overflow.ts'
import { useTypeset } from './use-typeset.ts'

interface Props {
  /** TeX, without its delimiters. */
  readonly tex: string
  /** On a line of its own. */
  readonly display: boolean
  /** Its end has not come: it is still being written. */
  readonly open?: boolean | undefined
}

export const Maths = memo(({ tex, display, open = false }: Props) => {
  const typeset = useTypeset(tex, display, open)
  const set =
    typeset && 'nodes' in typeset ? (
      <MathsNodes nodes={typeset.nodes} tex={tex} display={display} />
    ) : (
      <MathsSource tex={tex} display={display} refusal={typeset?.refusal} />
    )
  return display ? <Scroller>{set}</Scroller> : set
})

/** A formula that is too wide scrolls inside itself, by the keyboard too. */
function Scroller({ children }: { readonly children: ComponentChildren }) {
  const box = useRef<HTMLSpanElement>(null)
  const overflows = useOverflow(box)
  return (
    <span
      ref={box}
      class={style.scroller}
      {...(overflows && { tabIndex: 0, role: 'group', 'aria-label': 'Formula' })}
    >
      <span class={style.content}>{children}</span>
    </span>
  )
}
