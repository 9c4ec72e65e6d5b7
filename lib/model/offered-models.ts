import type { Connection, LastModel } from './connection.ts'
import { connectionName } from './connection-name.ts'
import type { ListedModel } from './listed-model.ts'
import type { ModelLists } from './model-list.ts'

/** A model of a connection, as it can be chosen. */
export interface OfferedModel extends ListedModel {
  readonly connection: Connection
}

/**
 * All that can be chosen, connection by connection: the one that it asks by default, then the person's own list or what
 * its server has listed, and what it is known for.
 */
export function offeredModels(
  connections: readonly Connection[],
  lists: ModelLists,
  known: (connection: Connection) => readonly string[],
): OfferedModel[] {
  return connections
    .filter(({ off }) => !off)
    .flatMap(connection => {
      const listed = new Map(lists.get(connection.id)?.models.map(model => [model.id, model]))
      const ids = new Set([
        connection.model,
        ...(connection.models ?? [...known(connection), ...listed.keys()]),
      ])
      return [...ids].map(id => ({ ...listed.get(id), id, connection }))
    })
}

/** Those that have all words of `text` in their names, or in those of their connections. */
export function findModels(models: readonly OfferedModel[], text: string): readonly OfferedModel[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return models
  return models.filter(({ id, connection }) => {
    const name = `${id} ${connectionName(connection)} ${connection.url}`.toLowerCase()
    return words.every(word => name.includes(word))
  })
}

/** Apart from the others, the last chosen first. */
export function recentModels(
  models: readonly OfferedModel[],
  recent: readonly LastModel[],
): { readonly recent: readonly OfferedModel[]; readonly others: readonly OfferedModel[] } {
  const byKey = new Map(models.map(model => [keyOf(model.connection.id, model.id), model]))
  const found = recent.flatMap(({ connection, model }) => byKey.get(keyOf(connection, model)) ?? [])
  const taken = new Set(found)
  return { recent: found, others: models.filter(model => !taken.has(model)) }
}

const keyOf = (connection: string, model: string): string => `${connection} ${model}`
