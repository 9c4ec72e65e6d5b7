import { UNDO_OFFERED_FOR, type Undo } from '../../lib/model/undo.ts'
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
        key={`lost ${lost.value.at}`}
        text={`Could not bring back ${nameOf(lost.value)}`}
        action="Dismiss"
        onAction={forgetRemoved}
        onEnd={forgetRemoved}
      />
    )
  }
  if (!removed.value) return null
  const { at } = removed.value
  return (
    <Toast
      key={at}
      text={`Deleted ${nameOf(removed.value)}`}
      action="Undo"
      // What another page deleted, which is closed now, is offered for the rest of the time.
      shownFor={Math.min(UNDO_OFFERED_FOR, at + UNDO_OFFERED_FOR - Date.now())}
      onAction={undoRemove}
      onEnd={forgetRemoved}
    />
  )
}

function nameOf({ conversationIds, title }: Undo): string {
  const { length } = conversationIds
  return length === 1 ? `“${title || 'New chat'}”` : `${length.toLocaleString('en')} conversations`
}
