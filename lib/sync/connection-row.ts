import * as v from 'valibot'
import { isSecretUrl } from '../connections/credentials.ts'
import { parseServerUrl } from '../connections/parse-server-url.ts'
import type { Connection } from '../model/connection.ts'
import { syncedConnectionSchema } from '../model/connection-schemas.ts'
import { type Held, needsOf, withHeld } from '../model/held-secrets.ts'
import { isSameOrigin } from '../model/origin.ts'
import type { Syncable } from '../model/sync.ts'
import type { SyncedConnection } from '../model/synced-connection.ts'
import type { Row } from './rows.ts'

export const createConnectionRow = (preset: Connection): Row => ({
  read: ({ connections }) =>
    connections.filter(({ managed }) => !managed).map(connection => [connection.id, toSynced(connection)]),

  // An organisation's are on the computers that it has set.
  isApart: ({ connections }, id) => connections.some(one => one.id === id && one.managed),

  write(here, id, data) {
    const before = here.connections.find(connection => connection.id === id)
    if (data === null) return without(here, before)
    const { success, output } = v.safeParse(syncedConnectionSchema, data)
    if (!success) return 'damaged'
    const { url } = parseServerUrl(output.url, output)
    // What is secret goes by no sync: who enters it in an address has it taken apart there.
    if (url === undefined || isSecretUrl(url)) return 'refused'
    const connection = toConnection({ ...output, url }, id, before)
    const connections = before
      ? here.connections.map(one => (one === before ? connection : one))
      : [...here.connections, connection]
    return { ...here, connections }
  },

  // An address that was stored before as much was taken out of it may have one. `data` is as `read` made it.
  withhold: data => (isSecretUrl((data as SyncedConnection).url) ? 'secret' : undefined),

  isPreset: (id, data) => id === preset.id && JSON.stringify(data) === JSON.stringify(toSynced(preset)),
})

/** Field by field in one order, so that the same is written in the same way. What is secret has no way in. */
function toSynced(connection: Connection): SyncedConnection {
  const {
    id: _id,
    hasKey: _,
    headerNames: _headers,
    queryNames: _query,
    wants: _wants,
    keptFor: _kept,
    dropOrigin: _drop,
    managed: _managed,
    ...rest
  } = connection
  const entries = Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1))
  const sorted = Object.fromEntries(entries) as typeof rest // the same entries
  return { ...sorted, needs: needsOf(connection) }
}

/** A key goes to the origin that it was given for, whatever another browser says: at another one it is missing. */
function toConnection(
  { needs, forgetKey, ...data }: SyncedConnection,
  id: string,
  before: Connection | undefined,
): Connection {
  const isSame = before && isSameOrigin(before.url, data.url)
  const held: Held = isSame ? heldBy(before) : { hasKey: false }
  // How long a key is kept is decided where the key is.
  const isForgotten = before ? before.forgetKey : forgetKey
  // As is what its server is asked without: it takes a permission of this browser, for that server.
  const { dropOrigin, keptFor }: Partial<Connection> = isSame ? before : {}
  return withHeld(
    {
      ...data,
      id,
      ...(isForgotten && { forgetKey: true }),
      ...(dropOrigin && { dropOrigin }),
      ...(keptFor && { keptFor }),
    },
    needs,
    held,
  )
}

const heldBy = ({ hasKey, headerNames, queryNames }: Connection): Held => ({
  hasKey,
  ...(headerNames && { headerNames }),
  ...(queryNames && { queryNames }),
})

function without(here: Syncable, gone: Connection | undefined): Syncable {
  return gone ? { ...here, connections: here.connections.filter(one => one !== gone) } : here
}
