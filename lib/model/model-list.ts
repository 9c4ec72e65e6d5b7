import type { ConnectionId } from './connection.ts'
import type { ListedModel } from './listed-model.ts'

/** What a server listed, and when it was asked. */
export interface ModelList {
  readonly at: number
  readonly models: readonly ListedModel[]
  /** It listed more than are kept. */
  readonly cut?: true
}

/** Why a server lists no models. */
export const NO_MODELS = [
  /** There is an interface; it does not answer to what it was sent. */
  'wants-key',
  /** 403 and not a word, as Ollama answers to an origin that it was not told of. */
  'refuses-origin',
  'redirected',
  /** A page for people. */
  'web-page',
  /** Nothing stands there, or nothing of this kind. */
  'nothing',
  /** Too many requests, or a fault of the server's own: it says nothing about the address. */
  'busy',
  'unreachable',
  'timeout',
] as const
export type NoModels = (typeof NO_MODELS)[number]

/** By connection. */
export type ModelLists = ReadonlyMap<ConnectionId, ModelList>

/** Milliseconds after which a list is asked for anew, when somebody looks. */
export const MODELS_KEPT_FOR = 3_600_000
