import type { Connection } from '../../lib/model/connection.ts'
import { memo } from '../ui/memo.ts'
import style from './composer-caption.module.css'
import { hostOf } from './host-of.ts'

interface Props {
  readonly connection: Connection | undefined
  /** Characters in the composer, once there are many. */
  readonly count: number
}

/** Who will answer, always in sight where a question can be asked. */
export const ComposerCaption = memo(({ connection, count }: Props) => (
  <p class={style.caption}>
    <span>{connection && `${connection.model} · ${hostOf(connection.url)}`}</span>
    {count > 0 && <span>{count.toLocaleString('en')} characters</span>}
  </p>
))
