import type { Piece } from '../../lib/search/passage.ts'
import style from './marked.module.css'

interface Props {
  readonly pieces: readonly Piece[]
}

export function Marked({ pieces }: Props) {
  return (
    <>
      {pieces.map(({ text, hit }, index) =>
        hit ? (
          <mark key={index} class={style.hit}>
            {text}
          </mark>
        ) : (
          text
        ),
      )}
    </>
  )
}
