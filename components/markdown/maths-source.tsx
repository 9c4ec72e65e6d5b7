import { memo } from '../ui/memo.ts'
import style from './maths-source.module.css'
import { toChunks } from './to-chunks.ts'

interface Props {
  readonly tex: string
  readonly display: boolean
  /** Why it is not set. */
  readonly refusal?: string | undefined
}

/** A formula as it was written: while it is being written, until it is set, or because it cannot be. */
export function MathsSource({ tex, display, refusal }: Props) {
  const title = refusal && `Shown as written. ${refusal}`
  if (!display)
    return (
      <code class={style.inline} dir="ltr" title={title}>
        {tex}
      </code>
    )
  return (
    <code class={style.display} dir="ltr" title={title}>
      {toChunks(tex.trim()).map((chunk, index) => (
        <Chunk key={index} text={chunk} />
      ))}
    </code>
  )
}

/** Of a formula that was left open and grows by the page, only the end is drawn again. */
const Chunk = memo(({ text }: { readonly text: string }) => <span>{text}</span>)
