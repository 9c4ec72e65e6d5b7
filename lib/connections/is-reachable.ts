const TIMEOUT = 5_000

/**
 * Whether anything answers at `origin`. Sends no body and no key, and reads nothing: `no-cors` succeeds with any
 * answer at all, and so tells a server that refuses other origins from one that is not there.
 */
export async function isReachable(
  origin: string,
  fetch: typeof globalThis.fetch,
  signal?: AbortSignal,
): Promise<boolean> {
  const timeout = AbortSignal.timeout(TIMEOUT)
  try {
    await fetch(origin, {
      mode: 'no-cors',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    })
    return true
  } catch {
    return false
  }
}
