import type { Secret } from '../model/connection.ts'
import { type Credentials, toHeaders } from '../provider/credentials.ts'

/** What is kept of a connection, as the provider sends it. */
export function toCredentials(secret: Secret | undefined): Credentials {
  return { ...toKey(secret), headers: secret?.headers, query: secret?.query }
}

/**
 * The same for what is asked beside questions: as headers and a query.
 *
 * @throws ProviderError where a header cannot be sent.
 */
export function toRequestCredentials(secret: Secret | undefined) {
  return { headers: toHeaders(toCredentials(secret)), ...(secret?.query && { query: secret.query }) }
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
