import type { Connection } from '../../lib/model/connection.ts'
import style from './composer-caption.module.css'
import { hostOf } from './host-of.ts'

interface Props {
  readonly connection: Connection | undefined
  /** Characters in the composer. */
  readonly length: number
}

const COUNTED_FROM = 2_000

/** Who will answer, always in sight where a question can be asked. */
export function ComposerCaption({ connection, length }: Props) {
  return (
    <p class={style.caption}>
      <span>{connection && `${connection.model} · ${hostOf(connection.url)}`}</span>
      {length >= COUNTED_FROM && <span>{length.toLocaleString('en')} characters</span>}
    </p>
  )
}
