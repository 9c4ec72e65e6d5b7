import { MessageCircleDashed } from 'lucide'
import { drawIcon } from '../ui/draw-icon.tsx'
import style from './welcome.module.css'

interface Props {
  readonly host: string
}

/** What a temporary chat is, before anything is said in it. */
export function TemporaryWelcome({ host }: Props) {
  return (
    <div class={style.welcome}>
      {drawIcon(MessageCircleDashed, 44, { class: style.dashed })}
      <h2 class={style.title}>Temporary chat</h2>
      <p class={style.source}>
        {`It is kept in memory only, never on disk, and is gone when the browser closes. What you ask still goes to ${host}.`}
      </p>
    </div>
  )
}
