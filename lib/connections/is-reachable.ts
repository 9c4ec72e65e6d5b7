import { type Asking, askServer } from './ask-server.ts'

const TIMEOUT = 5_000

/**
 * Whether anything answers at `origin`; `undefined` where nothing came in time. Sends no body and no key. Where the browser
 * lets us read all there is (`isGranted`), nothing is followed. Elsewhere a server that lets other origins read nothing looks
 * like one that is not there: `no-cors` succeeds with any answer at all, and tells the two apart. A browser takes such a
 * request wherever the answer leads; all that is heard there is a GET that does not say where it comes from.
 */
export async function isReachable(
  origin: string,
  isGranted: boolean,
  { fetch, signal, timeout = TIMEOUT }: Pick<Asking, 'fetch' | 'signal'> & Partial<Asking>,
): Promise<boolean | undefined> {
  const { type } = await askServer(origin, { fetch, signal, timeout })
  if (type === 'timeout') return undefined
  if (type !== 'unreachable' || isGranted) return type !== 'unreachable'
  try {
    await fetch(origin, {
      mode: 'no-cors',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
    })
    return true
  } catch {
    return false
  }
}
