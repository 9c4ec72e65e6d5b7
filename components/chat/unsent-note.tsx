import type { Sent } from '../../lib/model/message.ts'
import style from './token-use.module.css'

/** What the answer does not know, before it. */
export function UnsentNote({ unsentTurns = 0 }: Pick<Sent, 'unsentTurns'>) {
  if (unsentTurns === 0) return null
  return <p class={style.note}>{unsentSentence(unsentTurns)}</p>
}

export const unsentSentence = (turns: number): string =>
  `${turns === 1 ? 'The oldest turn was' : `The ${turns} oldest turns were`} not sent: there is no room for more in the model’s window.`
