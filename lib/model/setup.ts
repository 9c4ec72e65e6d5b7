import type { Connection, ConnectionId } from './connection.ts'

/** What a conversation wants otherwise than its connection. What is absent is as the connection has it. */
export interface Setup {
  /** Empty is none, whatever the connection has. */
  readonly systemPrompt?: string
  readonly connection?: ConnectionId
  readonly model?: string
  /** Tokens that the model reads and writes together. */
  readonly contextWindow?: number
  readonly temperature?: number
  readonly maxTokens?: number
  readonly topP?: number
  /** An answer ends before any of these. */
  readonly stop?: readonly string[]
}

/** What a person changed of it; `null` leaves it to the connection again. What is absent stays as it is. */
export type SetupChange = { readonly [Name in keyof Setup]?: Exclude<Setup[Name], undefined> | null }

/** A connection as one conversation uses it. */
export type ConversationConnection = Connection & Setup

export const SETUP_LIMITS = {
  systemPrompt: 100_000,
  model: 300,
  temperature: 2,
  tokens: 10_000_000,
  /** Servers take four. */
  stops: 4,
  stop: 200,
} as const

export function setUp(connection: Connection, setup: Setup = {}): ConversationConnection {
  return { ...connection, ...setup }
}

export function changeSetup(setup: Setup = {}, change: SetupChange): Setup {
  const entries = Object.entries({ ...setup, ...change }).filter(([, value]) => value !== null)
  return Object.fromEntries(entries) // what is left is as `Setup` has it
}

/** Whether it wants anything. */
export function isSetUp(setup: Setup | undefined): boolean {
  return setup !== undefined && Object.keys(setup).length > 0
}

/** The same beside the model, which stands where a question is written. */
export function isSetUpBesideModel(setup: Setup = {}): boolean {
  const { connection: _connection, model: _model, ...rest } = setup
  return isSetUp(rest)
}
