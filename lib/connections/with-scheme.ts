import { isLoopback } from '../model/is-loopback.ts'

const HOST = /^(?:\[[0-9a-f:.]+\]|[\p{L}\p{N}_.-]+)(?::\d{1,5})?(?=[/?#]|$)/iu

/** Whether an address says so itself. */
export const isUrl = (word: string): boolean => /^https?:\/\//i.test(word)

/** A URL, or a host with what may stand behind it. */
export const isAddress = (word: string): boolean => isUrl(word) || HOST.test(word)

/** Servers of one's own rarely have a certificate; all others do. */
export function withScheme(address: string): string {
  if (address.startsWith('//')) return `https:${address}`
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(address) || !HOST.test(address)) return address
  const { hostname } = URL.canParse(`http://${address}`) ? new URL(`http://${address}`) : { hostname: '' }
  // A word alone names no server; with a port, it names one in the person's own network.
  if (isWord(hostname) && !isLoopback(hostname) && !/:\d/.test(address)) return address
  return `${isLoopback(hostname) || isWord(hostname) || isPrivate(hostname) ? 'http' : 'https'}://${address}`
}

const isWord = (hostname: string) => !/[.[]/.test(hostname)

const isPrivate = (hostname: string) =>
  /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|0\.0\.0\.0$)|\.(?:local|lan|internal)$|^\[f[cd]/.test(
    hostname,
  )
