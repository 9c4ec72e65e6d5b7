import type { Connection } from '../model/connection.ts'
import { templateOf } from './templates.ts'

/**
 * Whether it is known before anybody asks that a server will refuse this connection: something secret of it is elsewhere or
 * forgotten, or there is nothing secret at all, of a service that answers nobody without.
 */
export function lacksKey({ url, hasKey, headerNames = [], queryNames = [], wants }: Connection): boolean {
  if (wants) return true
  const { credential, headers = {} } = templateOf(url) ?? {}
  const secretNames = [...headerNames.filter(name => !Object.hasOwn(headers, name)), ...queryNames]
  return !hasKey && secretNames.length === 0 && (credential === 'key' || credential === 'api-key')
}
