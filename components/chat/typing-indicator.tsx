import style from './typing-indicator.module.css'

/** The live region says “Answering” in its place. */
export function TypingIndicator() {
  return (
    <div class={style.indicator} aria-hidden="true">
      <span class={style.dot} />
      <span class={style.dot} />
      <span class={style.dot} />
    </div>
  )
}
