import { connectionName } from '../../lib/model/connection-name.ts'
import type { ConnectionList } from '../../lib/page/connection-list.ts'
import { Toast } from '../ui/toast.tsx'

interface Props {
  readonly list: Pick<ConnectionList, 'removed' | 'lost' | 'undoRemove' | 'forgetRemoved'>
}

export function ConnectionToast({ list }: Props) {
  const { removed, lost, undoRemove, forgetRemoved } = list
  if (lost.value) {
    return (
      <Toast
        key={`lost ${lost.value.id}`}
        text={`Could not bring back “${connectionName(lost.value)}”`}
        action="Dismiss"
        onAction={forgetRemoved}
        onEnd={forgetRemoved}
      />
    )
  }
  if (!removed.value) return null
  return (
    <Toast
      key={removed.value.id}
      text={`Deleted “${connectionName(removed.value)}”`}
      action="Undo"
      onAction={undoRemove}
      onEnd={forgetRemoved}
    />
  )
}
