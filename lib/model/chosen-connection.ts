import type { Connection, LastModel } from './connection.ts'
import type { Answer } from './message.ts'
import { type ConversationConnection, type Setup, setUp } from './setup.ts'

/** What a person has to choose from, in their order, and what they chose last. */
export interface Chosen {
  readonly connections: readonly Connection[]
  readonly lastModel?: LastModel | undefined
}

/** Who wrote the last answer that is shown in a conversation, and with what. */
export type Used = Pick<Answer, 'connection' | 'model'>

/**
 * Who answers in a conversation that is set up so: its own connection, else the one that wrote its last answer, else the
 * one chosen last, else the first that is on. `undefined` where none is.
 */
export function chosenConnection(
  { connections, lastModel }: Chosen,
  setup: Setup = {},
  used?: Used,
): ConversationConnection | undefined {
  const find = (id: string | undefined) =>
    connections.find(connection => connection.id === id && !connection.off)
  const own = find(setup.connection)
  if (own) return setUp(own, setup)
  const last = find(lastModel?.connection)
  const latest = last && lastModel ? { ...last, model: lastModel.model } : undefined
  const kept = setup.connection === undefined ? find(used?.connection) : undefined
  if (kept && kept.id !== latest?.id) {
    // What was chosen at another one since is no reason to write with another model here.
    return setUp(used && latest ? { ...kept, model: used.model } : kept, setup)
  }
  const next = latest ?? connections.find(({ off }) => !off)
  if (!next) return undefined
  return setup.connection === undefined ? setUp(next, setup) : setUpAnother(next, setup)
}

/** A connection in the place of the one that a conversation is set up for, whose model is nothing to another server. */
export function setUpAnother(connection: Connection, setup: Setup = {}): ConversationConnection {
  const { connection: _connection, model: _model, contextWindow: _window, ...rest } = setup
  return setUp(connection, rest)
}

/** Whether a conversation's connection, or the one that wrote its last answer, is gone or off, so that another one answers. */
export function isReplaced(
  { connections }: Chosen,
  setup: Setup = {},
  used?: Pick<Used, 'connection'>,
): boolean {
  const own = setup.connection ?? used?.connection
  return own !== undefined && !connections.some(({ id, off }) => id === own && !off)
}
