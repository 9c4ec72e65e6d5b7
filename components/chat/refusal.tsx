import type { Connection } from '../../lib/model/connection.ts'
import type { Failure } from '../../lib/model/failure.ts'
import { lockOf } from '../../lib/model/managed.ts'
import { failureSentence } from './failure-sentence.ts'
import { hostOf } from './host-of.ts'
import style from './notice-bar.module.css'

interface Props {
  readonly failure: Failure
  readonly connection: Connection | undefined
}

/** Why a question was not taken; it still stands in the composer below. */
export function Refusal({ failure, connection }: Props) {
  const where = {
    host: hostOf(connection?.url ?? ''),
    model: connection?.model ?? '',
    again: 'Send' as const,
    lock: lockOf(connection),
  }
  return (
    <p class={`${style.bar} ${style.bad}`} role="alert">
      {failureSentence(failure, where)}
    </p>
  )
}
