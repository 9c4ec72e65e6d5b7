import type { Answer } from '../../lib/model/message.ts'
import style from './token-use.module.css'

type Props = Pick<Answer, 'insteadOf' | 'connectionName' | 'host' | 'model'>

/** Who gives the answer in whose place, before it. */
export function InsteadNote({ insteadOf, connectionName, host, model }: Props) {
  if (!insteadOf) return null
  return (
    <p class={style.note}>
      {insteadOf.join(', ')} could not answer: asked {connectionName ?? host} ({model}) instead.
    </p>
  )
}
