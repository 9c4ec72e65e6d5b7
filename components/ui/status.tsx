import type { ReadonlySignal } from '@preact/signals'
import style from './hidden.module.css'

interface Props {
  readonly text: ReadonlySignal<string>
}

/** Says what it holds to those who do not see the page. It must stand there before the text comes. */
export function Status({ text }: Props) {
  return (
    <div role="status" class={style.hidden}>
      {text}
    </div>
  )
}
