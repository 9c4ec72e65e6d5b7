import type { Connection } from '../../lib/model/connection.ts'
import { connectionName } from '../../lib/model/connection-name.ts'
import type { ConnectionList } from '../../lib/page/connection-list.ts'
import { Toast } from '../ui/toast.tsx'

interface Props {
  readonly list: Pick<ConnectionList, 'removed' | 'lost' | 'undoRemove' | 'forgetRemoved'>
}

export function ConnectionToast({ list }: Props) {
  const { removed, lost, undoRemove, forgetRemoved } = list
  if (lost.value.length > 0) {
    return (
      <Toast
        key={`lost ${idsOf(lost.value)}`}
        text={`Could not bring back ${whatOf(lost.value)}`}
        action="Dismiss"
        onAction={forgetRemoved}
        onEnd={forgetRemoved}
      />
    )
  }
  if (removed.value.length === 0) return null
  return (
    <Toast
      key={idsOf(removed.value)}
      text={`Deleted ${whatOf(removed.value)}`}
      action="Undo"
      onAction={undoRemove}
      onEnd={forgetRemoved}
    />
  )
}

const idsOf = (connections: readonly Connection[]) => connections.map(({ id }) => id).join(' ')

function whatOf(connections: readonly Connection[]): string {
  const [only, another] = connections
  return only && !another ? `“${connectionName(only)}”` : `${connections.length} connections`
}
