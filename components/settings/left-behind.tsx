import hints from './field.module.css'
import style from './left-behind.module.css'

interface Props {
  /** Whose key or other secrets are no more in the form. */
  readonly host: string | undefined
}

/** Keys go only to the server that they were entered for. Always there, so that what comes into it is said aloud. */
export function LeftBehind({ host }: Props) {
  return (
    <div role="status" class={`${hints.hint} ${style.left}`}>
      {host && `What was entered for ${host} is taken out: it goes to no other server. Enter this one’s key.`}
    </div>
  )
}
