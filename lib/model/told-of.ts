import type { Secret } from './connection.ts'
import type { Held } from './held-secrets.ts'

/** What everyone may know of a secret: that there is one. */
export function toldOf(secret: Secret | undefined): Held {
  return {
    hasKey: Boolean(secret?.value),
    ...(secret?.headers && { headerNames: Object.keys(secret.headers) }),
    ...(secret?.query && { queryNames: Object.keys(secret.query) }),
  }
}
