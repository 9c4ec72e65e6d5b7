import type { Answer } from '../../lib/model/message.ts'
import style from './answer-source.module.css'

interface Props {
  readonly answer: Answer
}

/** Who wrote it, by the name that the person gave to the connection. */
export function AnswerSource({ answer: { connectionName, model, host } }: Props) {
  return (
    <bdi class={style.source} title={`${model} at ${host}`}>
      {connectionName}
    </bdi>
  )
}
