import { type Connection, hasOneModel, type LastModel } from './connection.ts'
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
      // The base models of its region are no deployments of the person's.
      if (hasOneModel(connection)) return [{ id: connection.model, connection }]
      const listed = new Map(lists.get(connection.id)?.models.map(model => [model.id, model]))
      const ids = new Set([
        connection.model,
        ...(connection.models ?? [...known(connection), ...listed.keys()]),
      ])
      return [...ids].map(id => ({ ...listed.get(id), id, connection }))
    })
}

/** With those that were chosen and that no list has, after the others of their connections: a name can be typed. */
export function withChosen(
  models: readonly OfferedModel[],
  connections: readonly Connection[],
  chosen: readonly LastModel[],
): OfferedModel[] {
  const known = new Set(models.map(model => keyOf(model.connection.id, model.id)))
  const added = chosen.flatMap(({ connection: id, model }) => {
    const key = keyOf(id, model)
    const connection = connections.find(one => one.id === id)
    if (!connection || !takesOthers(connection) || known.has(key)) return []
    known.add(key)
    return { id: model, connection }
  })
  return [...models, ...added]
}

/** Whether a model can be asked of it that no list has. */
export const takesOthers = (connection: Connection): boolean =>
  !connection.off && !hasOneModel(connection) && !(connection.managed?.locked && connection.models)

/** Those that have all words of `text` in their names, or in those of their connections. */
export function findModels(models: readonly OfferedModel[], text: string): readonly OfferedModel[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return models
  // A list has thousands, and this is done for every key that is pressed.
  const names = new Map<Connection, string>()
  const nameOf = (connection: Connection): string => {
    const name = names.get(connection) ?? connectionName(connection).toLowerCase()
    names.set(connection, name)
    return name
  }
  return models.filter(({ id, connection }) => {
    const name = id.toLowerCase()
    return words.every(word => name.includes(word) || nameOf(connection).includes(word))
  })
}

/** Apart from the others, the last chosen first. */
export function recentModels(
  models: readonly OfferedModel[],
  recent: readonly LastModel[],
): { readonly recent: readonly OfferedModel[]; readonly others: readonly OfferedModel[] } {
  const found = recent.flatMap(
    ({ connection, model }) => models.find(one => one.id === model && one.connection.id === connection) ?? [],
  )
  const taken = new Set(found)
  return { recent: found, others: models.filter(model => !taken.has(model)) }
}

const keyOf = (connection: string, model: string): string => `${connection} ${model}`
