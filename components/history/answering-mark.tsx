import style from './answering-mark.module.css'

/** Before the name of a conversation in which an answer is being written. */
export function AnsweringMark() {
  return <span class={style.mark} role="img" aria-label="Answering:" />
}
