import type { Connection } from '../../lib/model/connection.ts'
import { upper } from '../chat/failure-sentence.ts'
import { hostOf } from '../chat/host-of.ts'
import { type ConnectionFields, originOf } from './connection-fields.ts'
import hints from './field.module.css'
import { type Forgotten, findForgotten } from './find-forgotten.ts'
import style from './left-behind.module.css'

interface Props {
  readonly fields: ConnectionFields
  /** As it is stored. */
  readonly connection: Connection
}

const LIST = new Intl.ListFormat('en')

/** Says before a save what goes with it. Always there, so that what comes into it is said aloud. */
export function ForgottenNote({ fields, connection }: Props) {
  const forgotten = findForgotten(fields, connection)
  return (
    <div role="status" class={`${hints.error} ${style.left}`}>
      {forgotten && sentenceOf(forgotten, connection.url, fields.url.trim())}
    </div>
  )
}

function sentenceOf({ key, names }: Forgotten, from: string, to: string): string {
  const values = names.length === 1 ? 'value' : 'values'
  const what = [
    ...(key ? ['the stored key'] : []),
    ...(names.length > 0 ? [`the stored ${values} of ${LIST.format(names)}`] : []),
  ].join(' and ')
  const isMany = key ? names.length > 0 : names.length > 1
  // Of one host, what is different is the scheme.
  const isOneHost = hostOf(from) === hostOf(to)
  const givenFor = isOneHost ? originOf(from) : hostOf(from)
  const other = isOneHost ? originOf(to) : 'another server'
  return `${upper(what)} ${isMany ? 'were' : 'was'} given for ${givenFor}, and ${isMany ? 'are' : 'is'} forgotten when you save ${other}.`
}
