import { lacksKey } from '../connections/lacks-key.ts'
import { templateOf } from '../connections/templates.ts'
import { type Chosen, chosenConnection, setUpAnother, type Used } from '../model/chosen-connection.ts'
import type { ConnectionId } from '../model/connection.ts'
import { connectionName } from '../model/connection-name.ts'
import type { Failure } from '../model/failure.ts'
import type { AnsweredBy } from '../model/message.ts'
import type { ConversationConnection, Setup } from '../model/setup.ts'
import type { Store } from '../store/store.ts'

/** A connection as one conversation uses it now. */
export type Answerer = ConversationConnection & {
  /** What the person calls it, where there are several. */
  readonly connectionName?: string
  /** Nobody said that its window is so small: no question is too long for that. */
  readonly windowAssumed?: true
}

export const answeredBy = ({ id, url, model, connectionName }: Answerer): AnsweredBy => ({
  connection: id,
  model,
  host: new URL(url).host,
  ...(connectionName && { connectionName }),
})

export interface ConnectionChoice {
  /**
   * Who answers in a conversation that is set up so, and in which `used` wrote the last answer; `undefined` where no
   * connection is switched on.
   */
  for(setup: Setup | undefined, used?: Used): Promise<Answerer | undefined>
  /** Who is asked in its place where those that were tried cannot answer, if the person wants that. Nobody who lacks a key. */
  next(setup: Setup | undefined, tried: readonly ConnectionId[]): Promise<Answerer | undefined>
  /** Why there is nobody to answer. */
  whyNone(): Promise<Failure>
}

interface Options {
  readonly store: Pick<Store, 'connections' | 'managed' | 'settings' | 'modelList'>
}

export function createConnectionChoice({ store }: Options): ConnectionChoice {
  async function read(): Promise<Chosen> {
    const [connections, { lastModel }] = await Promise.all([store.connections(), store.settings()])
    return { connections, lastModel }
  }

  async function toAnswerer(connection: ConversationConnection, { connections }: Chosen): Promise<Answerer> {
    return {
      ...connection,
      ...(connection.contextWindow === undefined && (await unsaidWindow(connection))),
      ...(connections.length > 1 && { connectionName: connectionName(connection) }),
    }
  }

  return {
    async for(setup, used) {
      const chosen = await read()
      const connection = chosenConnection(chosen, setup, used)
      return connection && toAnswerer(connection, chosen)
    },

    async next(setup, tried) {
      const { failover } = await store.settings()
      if (!failover) return undefined
      const chosen = await read()
      const connection = chosen.connections.find(one => !one.off && !lacksKey(one) && !tried.includes(one.id))
      return connection && toAnswerer(setUpAnother(connection, setup), chosen)
    },

    async whyNone() {
      const [{ length }, managed] = await Promise.all([store.connections(), store.managed()])
      return { kind: 'no-connection', ...(length === 0 && managed?.only && { managed: true }) }
    },
  }

  /** What its server said of the model when it listed it; else what is known of the name may be another model's. */
  async function unsaidWindow({ id, url, model }: ConversationConnection) {
    const list = await store.modelList(id)
    const { contextWindow, assumed } = list?.models.find(listed => listed.id === model) ?? {}
    const isAssumed = contextWindow === undefined ? !namesAreMakers(url) : assumed === true
    return {
      ...(contextWindow !== undefined && { contextWindow }),
      ...(isAssumed && { windowAssumed: true as const }),
    }
  }
}

/** Whether a server calls models as their makers do. A gateway, a deployment and a computer of one's own give any name. */
function namesAreMakers(url: string): boolean {
  const service = templateOf(url)
  return service !== undefined && service.id !== 'azure'
}
