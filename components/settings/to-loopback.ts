import { withoutSlashes } from '../../lib/model/without-slashes.ts'

/** What a server prints that listens at every address of its computer, in IPv4 and in IPv6. */
const ANY = ['0.0.0.0', '[::]']

/** Where such a server is reached from its own computer; `undefined` for any other address. */
export function toLoopback(url: string): string | undefined {
  const whole = url.includes('://') ? url.trim() : `http://${url.trim()}`
  if (!URL.canParse(whole)) return undefined
  const { hostname, protocol, port, pathname, search } = new URL(whole)
  if (!ANY.includes(hostname)) return undefined
  return `${protocol}//127.0.0.1${port && `:${port}`}${withoutSlashes(pathname)}${search}`
}
