import type { Connection } from '../../lib/model/connection.ts'
import { connectionName } from '../../lib/model/connection-name.ts'
import type { ModelLists, NoModels } from '../../lib/model/model-list.ts'
import type { MissingLists } from './use-model-lists.ts'

const WHY: Record<NoModels, string> = {
  'wants-key': 'it wants a key, or another one',
  'refuses-origin': 'it refuses browser extensions',
  redirected: 'it sends requests on to another address',
  'web-page': 'it answered with a web page',
  nothing: 'it has no list at its address',
  busy: 'it is busy or has a problem of its own',
  unreachable: 'it could not be reached, or the browser needs your permission for it',
  timeout: 'it did not answer in time',
}

/** What is missing in the lists of models, and why. */
export function listNotes(
  connections: readonly Connection[],
  lists: ModelLists,
  missing: MissingLists,
): string[] {
  return connections.flatMap(connection => {
    const why = missing.get(connection.id)
    const name = connectionName(connection)
    if (why) return [`${name} did not list its models: ${WHY[why]}.`]
    return lists.get(connection.id)?.cut && !connection.models
      ? [`${name} lists more models than can be kept: type the whole name of one that is missing.`]
      : []
  })
}
