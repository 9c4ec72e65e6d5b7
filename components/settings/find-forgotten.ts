import type { Connection } from '../../lib/model/connection.ts'
import { type ConnectionFields, originOf, type SecretRow } from './connection-fields.ts'

/** Something that is stored and goes with the next save, for it was given for another origin. */
export interface Forgotten {
  readonly key: boolean
  /** Of headers and of secret parts of the address. */
  readonly names: readonly string[]
}

/** Without what the person has taken out, or put something else in the place of. */
export function findForgotten(
  fields: ConnectionFields,
  { url, hasKey }: Pick<Connection, 'url' | 'hasKey'>,
): Forgotten | undefined {
  if (originOf(fields.url) === originOf(url)) return undefined
  const isReplaced = fields.secretChange === 'replace' && fields.secretValue.trim() !== ''
  const key = hasKey && fields.secretChange !== 'forget' && !isReplaced
  const names = [...fields.headers, ...fields.query].filter(isKept).map(({ name }) => name)
  return key || names.length > 0 ? { key, names } : undefined
}

const isKept = ({ stored, value }: SecretRow) => stored && value === ''
