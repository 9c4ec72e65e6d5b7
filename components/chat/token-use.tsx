import type { Answer } from '../../lib/model/message.ts'
import style from './token-use.module.css'
import { tokenUseText } from './token-use-text.ts'

interface Props {
  readonly answer: Answer
}

/** What an answer took: as the server counted, where it says so. */
export function TokenUse({ answer }: Props) {
  const use = tokenUseText(answer)
  if (!use) return null
  return (
    <span class={style.use} title={use.explanation}>
      {use.text}
    </span>
  )
}
