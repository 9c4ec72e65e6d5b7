import { memo } from '../ui/memo.ts'
import style from './answer-text.module.css'
import { toChunks } from './to-chunks.ts'

interface Props {
  readonly text: string
  readonly growing: boolean
}

/** While it grows only its last block is laid out again: a long answer would take a frame for itself otherwise. */
export function AnswerText({ text, growing }: Props) {
  return (
    <div class={growing ? `${style.text} ${style.growing}` : style.text} dir="auto">
      {toChunks(text).map((chunk, index) => (
        <Chunk key={index} text={chunk} />
      ))}
    </div>
  )
}

const Chunk = memo(({ text }: { readonly text: string }) => <div>{text}</div>)
