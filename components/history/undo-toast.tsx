import type { History } from '../../lib/page/history.ts'
import { Toast } from '../ui/toast.tsx'

interface Props {
  readonly history: Pick<History, 'removed' | 'undoRemove' | 'forgetRemoved'>
}

export function UndoToast({ history }: Props) {
  const removed = history.removed.value
  if (!removed) return null
  return (
    <Toast
      key={removed.id}
      text={`Deleted “${removed.title || 'New chat'}”`}
      action="Undo"
      onAction={history.undoRemove}
      onEnd={history.forgetRemoved}
    />
  )
}
