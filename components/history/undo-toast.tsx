import type { History } from '../../lib/page/history.ts'
import { Toast } from '../ui/toast.tsx'

interface Props {
  readonly history: Pick<History, 'removed' | 'lost' | 'undoRemove' | 'forgetRemoved'>
}

export function UndoToast({ history }: Props) {
  const { removed, lost, undoRemove, forgetRemoved } = history
  if (lost.value) {
    return (
      <Toast
        key={`lost ${lost.value.id}`}
        text={`Could not bring back “${lost.value.title || 'New chat'}”`}
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
      text={`Deleted “${removed.value.title || 'New chat'}”`}
      action="Undo"
      onAction={undoRemove}
      onEnd={forgetRemoved}
    />
  )
}
