import type { ChatPage } from '../../lib/page/chat-page.ts'
import hidden from '../ui/hidden.module.css'
import { hostOf } from './host-of.ts'
import style from './notice-bar.module.css'

interface Props {
  readonly page: Pick<ChatPage, 'connection' | 'isReplaced'>
  /** Whether nothing was asked yet. */
  readonly isEmpty: boolean
}

/** Says before anything is sent that it goes to another server than all before. Always there, so that it is said aloud. */
export function ReplacedNote({ page, isEmpty }: Props) {
  const host = hostOf(page.connection.value?.url ?? '')
  const isSaid = page.isReplaced.value
  return (
    <div role="status" class={isSaid ? style.bar : hidden.hidden}>
      {isSaid &&
        `Its own connection is off or deleted: what you send goes to ${host}${isEmpty ? '' : ', with all of this conversation'}.`}
    </div>
  )
}
