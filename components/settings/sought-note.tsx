import type { Connection } from '../../lib/model/connection.ts'
import type { Sought } from '../../lib/page/endpoint-seeker.ts'
import { hostOf } from '../chat/host-of.ts'
import style from './field.module.css'

interface Props {
  readonly connection: Pick<Connection, 'id' | 'url'>
  readonly sought: Sought | undefined
}

/** For a connection that was saved by an address which does not name the interface: where it is, or that it is not known. */
export function SoughtNote({ connection, sought }: Props) {
  if (sought?.id !== connection.id || sought.url !== connection.url) return null
  return <p class={sought.status === 'missing' ? style.error : style.hint}>{soughtSentence(sought)}</p>
}

export function soughtSentence({ status, url }: Sought): string {
  if (status === 'asking') return `Asking ${hostOf(url)} where its interface is…`
  return status === 'found'
    ? `Its interface was found at ${url}. Edit the address if that is wrong.`
    : `No interface was found at ${hostOf(url)}. Start the server and save again, or enter the whole address.`
}
