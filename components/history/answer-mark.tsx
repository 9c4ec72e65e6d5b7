import style from './answer-mark.module.css'

interface Props {
  /** Whether it is being written; else it is new. */
  readonly answering: boolean
}

/** Before the name of a conversation in which there is an answer that nobody has seen. */
export const AnswerMark = ({ answering }: Props) => (
  <span
    class={answering ? `${style.mark} ${style.answering}` : style.mark}
    role="img"
    aria-label={answering ? 'Answering:' : 'New answer:'}
  />
)
