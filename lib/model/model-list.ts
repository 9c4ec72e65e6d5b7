import type { ConnectionId } from './connection.ts'
import type { ListedModel } from './listed-model.ts'

/** What a server listed, and when it was asked. */
export interface ModelList {
  readonly at: number
  readonly models: readonly ListedModel[]
}

/** By connection. */
export type ModelLists = ReadonlyMap<ConnectionId, ModelList>

/** Milliseconds after which a list is asked for anew, when somebody looks. */
export const MODELS_KEPT_FOR = 3_600_000
