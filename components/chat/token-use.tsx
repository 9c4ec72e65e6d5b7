import type { Answer } from '../../lib/model/message.ts'
import { memo } from '../ui/memo.ts'
import style from './token-use.module.css'
import { tokenUseText } from './token-use-text.ts'

interface Props {
  readonly answer: Answer
}

/** What an answer took: as the server counted, where it says so. Otherwise all of its text is gone through. */
export const TokenUse = memo(function TokenUse({ answer }: Props) {
  const use = tokenUseText(answer)
  if (!use) return null
  return (
    <span class={style.use} title={use.explanation}>
      {use.text}
    </span>
  )
})
