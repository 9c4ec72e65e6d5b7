import type { Secret } from '../model/connection.ts'
import { isFor } from '../model/held-secrets.ts'
import { type Credentials, toHeaders } from '../provider/credentials.ts'

/** What is kept of a connection, as the provider sends it to `url`: nothing to where it was not given for. */
export function toCredentials(kept: Secret | undefined, url: string): Credentials {
  const secret = kept && isFor(kept, url) ? kept : undefined
  return { ...toKey(secret), headers: secret?.headers, query: secret?.query }
}

/**
 * The same for what is asked beside questions: as headers and a query.
 *
 * @throws ProviderError where a header cannot be sent.
 */
export function toRequestCredentials(secret: Secret | undefined, url: string) {
  const credentials = toCredentials(secret, url)
  return { headers: toHeaders(credentials), ...(credentials.query && { query: credentials.query }) }
}

function toKey(secret: Secret | undefined): Credentials {
  switch (secret?.type) {
    case 'key':
      return { key: secret.value }
    case 'api-key':
      return { key: secret.value, keyHeader: 'api-key' }
    case 'access-code':
      return { accessCode: secret.value }
    case 'access-code-old':
      return { accessCode: secret.value, accessCodePrefix: 'ak-' }
    case undefined:
      return {}
  }
}
