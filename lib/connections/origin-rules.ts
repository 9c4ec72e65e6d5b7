import type { Connection } from '../model/connection.ts'

/** A rule of `declarativeNetRequest`. */
export interface OriginRule {
  readonly id: number
  readonly action: {
    readonly type: 'modifyHeaders'
    readonly requestHeaders: readonly [{ readonly header: 'origin'; readonly operation: 'remove' }]
  }
  readonly condition: {
    readonly urlFilter: string
    readonly initiatorDomains: readonly [string]
    readonly resourceTypes: readonly ['xmlhttprequest']
  }
}

/**
 * The rules that drop `Origin` where a connection asks for it: from requests of this extension alone, to that scheme, host
 * and port alone. What a website asks of the same server keeps its origin, by which that server protects itself from
 * websites. `ownHost` is the host of our own addresses: an id in Chromium, in Firefox made up for each installation.
 */
export function toOriginRules(
  connections: readonly Pick<Connection, 'url' | 'dropOrigin' | 'off'>[],
  ownHost: string,
): readonly OriginRule[] {
  const wishes = connections.filter(({ dropOrigin, off }) => dropOrigin && !off)
  const origins = new Set(wishes.map(({ url }) => new URL(url).origin))
  // `URL` lets a star stand in a host, and a filter takes it for anything.
  return [...origins]
    .filter(origin => !origin.includes('*'))
    .map((origin, index) => ({
      id: index + 1,
      action: { type: 'modifyHeaders', requestHeaders: [{ header: 'origin', operation: 'remove' }] },
      condition: {
        // Anchored at its start, and the slash ends the port: `requestDomains` would know none.
        urlFilter: `|${origin}/`,
        initiatorDomains: [ownHost],
        resourceTypes: ['xmlhttprequest'],
      },
    }))
}
