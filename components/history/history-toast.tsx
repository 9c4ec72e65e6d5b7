import type { History } from '../../lib/page/history.ts'
import { failureSentence } from '../chat/failure-sentence.ts'
import { Toast } from '../ui/toast.tsx'
import { UndoToast } from './undo-toast.tsx'

export interface HistoryToastProps {
  readonly history: Pick<
    History,
    'removed' | 'lost' | 'undoRemove' | 'forgetRemoved' | 'refused' | 'dismissRefused'
  >
}

/** What became of what was done in the list: why it was not done, or that it can be undone. */
export function HistoryToast({ history }: HistoryToastProps) {
  const { refused, dismissRefused } = history
  if (!refused.value) return <UndoToast history={history} />
  const { failure } = refused.value
  const helps = failure.kind !== 'newer-data'
  return (
    <Toast
      key={refused.value.at}
      // It is the browser that did not keep it, and no server.
      text={failureSentence(failure, { host: '', model: '' })}
      wraps
      action={helps ? 'Retry' : 'Dismiss'}
      onAction={helps ? refused.value.again : dismissRefused}
      onEnd={dismissRefused}
    />
  )
}
