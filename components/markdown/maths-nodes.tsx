import { type ComponentChildren, h } from 'preact'
import type { MathsNode } from '../../lib/markdown/maths/maths-node.ts'
import { memo } from '../ui/memo.ts'
import style from './maths-nodes.module.css'

interface Props {
  readonly nodes: readonly MathsNode[]
  readonly tex: string
  readonly display: boolean
}

/** A set formula. It carries its source, as MathML does: for whoever copies or reads it by machine. */
export const MathsNodes = memo(({ nodes, tex, display }: Props) => (
  <math
    class={display ? `${style.maths} ${style.display}` : style.maths}
    display={display ? 'block' : 'inline'}
    dir="ltr"
  >
    <semantics>
      {display ? <mrow>{nodes.map(draw)}</mrow> : <mrow class={style.line}>{nodes.map(draw)}</mrow>}
      <annotation encoding="application/x-tex">{tex}</annotation>
    </semantics>
  </math>
))

function draw(node: MathsNode): ComponentChildren {
  if (typeof node === 'string') return node
  const { name, attributes, styles, classes, children } = node
  const known = classes.map(word => style[word]).filter(Boolean)
  return h(
    name,
    {
      ...attributes,
      ...(known.length > 0 && { class: known.join(' ') }),
      // An object, which goes through CSSOM: the policy of our pages forbids the attribute.
      ...(Object.keys(styles).length > 0 && { style: styles }),
    },
    children.map(draw),
  )
}
