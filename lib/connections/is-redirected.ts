import { type Asking, askServer } from './ask-server.ts'

const TIMEOUT = 5_000

/**
 * Whether `endpoint` answers questions with a redirect. Asks as they are sent, by POST: a server may send those alone
 * elsewhere. Without a key and without a body: with `redirect: 'error'`, as questions are sent, a browser does not say why
 * it failed. Tells something only where the host is granted.
 */
export async function isRedirected(
  endpoint: string,
  { fetch, signal }: Pick<Asking, 'fetch' | 'signal'>,
): Promise<boolean> {
  const { type } = await askServer(endpoint, { fetch, signal, timeout: TIMEOUT }, { method: 'POST' })
  return type === 'redirected'
}
