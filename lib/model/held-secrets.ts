import type { Connection, Secret, Wants } from './connection.ts'

/** What is here of what is secret of a connection. */
export type Held = Pick<Connection, 'hasKey' | 'headerNames' | 'queryNames'>

/** Whether a secret may go to this address: it goes to the origin that it was given for. */
export function isFor({ origin }: Secret, url: string): boolean {
  return origin === undefined || origin === new URL(url).origin
}

/** What is secret of a connection, here or where it came from, in one order whoever asks. */
export function needsOf({ hasKey, headerNames = [], queryNames = [], wants = {} }: Connection): Wants {
  return toWants(
    hasKey || wants.key === true,
    [...headerNames, ...(wants.headers ?? [])],
    [...queryNames, ...(wants.query ?? [])],
  )
}

/** The connection with what is held of it, and wanting what it needs beside. */
export function withHeld(
  connection: Omit<Connection, keyof Held> & Partial<Held>,
  needs: Wants,
  held: Held,
): Connection {
  const { wants: _, hasKey: _key, headerNames: _headers, queryNames: _query, ...rest } = connection
  const { hasKey, headerNames = [], queryNames = [] } = held
  const wants = toWants(
    needs.key === true && !hasKey,
    (needs.headers ?? []).filter(name => !headerNames.includes(name)),
    (needs.query ?? []).filter(name => !queryNames.includes(name)),
  )
  return { ...rest, ...held, ...(Object.keys(wants).length > 0 && { wants }) }
}

function toWants(key: boolean, headers: readonly string[], query: readonly string[]): Wants {
  return {
    ...(key && { key: true }),
    ...(headers.length > 0 && { headers: toSet(headers) }),
    ...(query.length > 0 && { query: toSet(query) }),
  }
}

const toSet = (names: readonly string[]) => [...new Set(names)].sort()
