import type { Connection, Secret } from './connection.ts'

/** What everyone may know of a secret: that there is one. */
export function toldOf(
  secret: Secret | undefined,
): Pick<Connection, 'hasKey' | 'headerNames' | 'queryNames'> {
  return {
    hasKey: Boolean(secret?.value),
    ...(secret?.headers && { headerNames: Object.keys(secret.headers) }),
    ...(secret?.query && { queryNames: Object.keys(secret.query) }),
  }
}
