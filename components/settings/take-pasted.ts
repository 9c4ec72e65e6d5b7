import type { Secret } from '../../lib/model/connection.ts'
import type { Pasted } from '../../lib/model/pasted.ts'
import { type ConnectionFields, originOf, type SecretRow } from './connection-fields.ts'

/** `untouched` is what the fields held before the person touched any. */
interface Move {
  readonly untouched: ConnectionFields
  /** The origin that the fields are for from now on. */
  readonly origin: string
  /** A whole command stands for itself: at another origin, nothing that was typed for the one before joins it. */
  readonly isWhole?: boolean
  /** Whether the person has said in this form how it is asked, with `Origin` or without. */
  readonly isDropSet?: boolean
}

/** Keys go only to the origin that they were pasted for: at another one, the fields are without them. */
export function leaveBehind(fields: ConnectionFields, move: Move): ConnectionFields {
  const { untouched, origin, isWhole, isDropSet } = move
  const isElsewhere = (at: string | undefined) => isWhole || (at && at !== origin)
  /** What was pasted may have stood in the place of what was there before, which is there again. */
  function rows(name: 'headers' | 'query'): readonly SecretRow[] {
    const left = fields[name].filter(row => !untouched[name].includes(row) && isElsewhere(row.pastedFor))
    if (left.length === 0) return fields[name]
    const kept = fields[name].filter(row => !left.includes(row))
    const has = (all: readonly SecretRow[], row: SecretRow) => all.some(one => isSameName(one, row))
    const back = untouched[name].filter(row => has(left, row) && !has(kept, row))
    return [...back, ...kept]
  }
  const { secretChange, secretType, secretValue, secretFor } = untouched
  return {
    ...fields,
    // It was allowed for the server that is stored.
    ...(!isDropSet && { dropOrigin: untouched.dropOrigin && originOf(untouched.url) === origin }),
    ...(isElsewhere(fields.secretFor) && { secretChange, secretType, secretValue, secretFor }),
    // The same lists where nothing went: others count as touched.
    headers: rows('headers'),
    query: rows('query'),
  }
}

/** What was pasted where the address belongs goes to where it belongs: a curl command has a key in it, too. */
export function takePasted(fields: ConnectionFields, pasted: Pasted, move: Move): ConnectionFields {
  const { url, key, keyType, headers, query, model } = pasted
  const { origin, untouched } = move
  const kept = leaveBehind(fields, move)
  const added = toRows(headers, origin)
  const signs = added.some(isAuthorization)
  const { secretChange, secretType, secretValue, secretFor } = untouched
  return {
    ...kept,
    url,
    // A server is told once who asks.
    ...(signs && { secretChange, secretType, secretValue, secretFor }),
    ...(key && {
      secretChange: 'replace',
      secretType: keyType ?? 'key',
      secretValue: key,
      secretFor: origin,
    }),
    ...(model && { model }),
    headers: joinRows(key ? without(kept.headers, isAuthorization) : kept.headers, added),
    query: joinRows(kept.query, toRows(query, origin)),
  }
}

/** Whether something that only this form knows is in `before`, and no more in `after`. */
export function hasLost(before: ConnectionFields, after: ConnectionFields): boolean {
  const values = ({ secretValue, headers, query }: ConnectionFields) =>
    [secretValue, ...[...headers, ...query].map(({ value }) => value)].filter(Boolean)
  const left = values(after)
  return values(before).some(value => !left.includes(value))
}

const toRows = (values: Secret['headers'] = {}, pastedFor: string): SecretRow[] =>
  Object.entries(values).map(([name, value]) => ({ name, value, stored: false, pastedFor }))

const isSameName = (one: SecretRow, other: SecretRow) =>
  one.name.trim().toLowerCase() === other.name.trim().toLowerCase()

const isAuthorization = ({ name }: SecretRow) => name.trim().toLowerCase() === 'authorization'

/** The same list where none goes. */
function without(rows: readonly SecretRow[], isOut: (row: SecretRow) => boolean): readonly SecretRow[] {
  return rows.some(isOut) ? rows.filter(row => !isOut(row)) : rows
}

/** What is new stands over what has the same name. */
function joinRows(rows: readonly SecretRow[], added: readonly SecretRow[]): readonly SecretRow[] {
  if (added.length === 0) return rows
  const names = new Set(added.map(({ name }) => name.toLowerCase()))
  return [...rows.filter(({ name }) => !names.has(name.trim().toLowerCase())), ...added]
}
