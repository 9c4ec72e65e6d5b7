import { MessageCircleDashed } from 'lucide-preact'
import style from './welcome.module.css'

interface Props {
  readonly host: string
}

/** What a temporary chat is, before anything is said in it. */
export function TemporaryWelcome({ host }: Props) {
  return (
    <div class={style.welcome}>
      <MessageCircleDashed class={style.dashed} size={44} strokeWidth={1.5} aria-hidden="true" />
      <h2 class={style.title}>Temporary chat</h2>
      <p class={style.source}>
        {`It is kept in memory only, never on disk, and is gone when the browser closes. What you ask still goes to ${host}.`}
      </p>
    </div>
  )
}
