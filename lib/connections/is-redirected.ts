/**
 * Whether `endpoint` answers with a redirect. Asks without a key and without a body: with `redirect: 'error'`, as
 * questions are sent, a browser does not say why it failed. Tells something only where the host is granted.
 */
export async function isRedirected(
  endpoint: string,
  fetch: typeof globalThis.fetch,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    const { type } = await fetch(endpoint, {
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal,
    })
    return type === 'opaqueredirect'
  } catch {
    return false
  }
}
