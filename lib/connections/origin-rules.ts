import type { Connection } from '../model/connection.ts'

/** A rule of `declarativeNetRequest`, as the browser takes it. */
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

type Wish = Pick<Connection, 'url'> & { readonly dropOrigin?: true; readonly off?: true }

/**
 * The rules that drop `Origin` where a connection asks for it: from requests of this extension alone, to that scheme, host
 * and port alone. A website's own request to the same server keeps its origin, which is what protects that server from
 * websites. `extensionHost` is the host of our own addresses: an id in Chromium, in Firefox one that is made up for each
 * installation.
 */
export function toOriginRules(connections: readonly Wish[], extensionHost: string): readonly OriginRule[] {
  const wishes = connections.filter(({ dropOrigin, off }) => dropOrigin && !off)
  const origins = new Set(wishes.map(({ url }) => new URL(url).origin))
  // `URL` lets a star stand in a host, where the filter would take it for everything.
  return [...origins]
    .filter(origin => !/[*^|]/.test(origin))
    .map((origin, index) => ({
      id: index + 1,
      action: { type: 'modifyHeaders', requestHeaders: [{ header: 'origin', operation: 'remove' }] },
      condition: {
        // Anchored at its start, and the slash ends the port: `requestDomains` would know none.
        urlFilter: `|${origin}/`,
        initiatorDomains: [extensionHost],
        resourceTypes: ['xmlhttprequest'],
      },
    }))
}
