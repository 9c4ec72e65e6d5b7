import { UNDO_OFFERED_FOR, type Undo } from '../../lib/model/undo.ts'
import type { UndoOffer } from '../../lib/page/undo-offer.ts'
import { Toast } from '../ui/toast.tsx'

interface Props {
  readonly history: Omit<UndoOffer, 'offerUndo'>
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
  const { at, aged } = removed.value
  const sentence = sentenceOf(removed.value)
  return (
    <Toast
      // Offered for longer, it is not read out anew.
      key={sentence}
      text={sentence}
      since={at}
      action="Undo"
      // What another page deleted, which is closed now, is offered for the rest of the time; what went by itself, in full.
      shownFor={aged ? UNDO_OFFERED_FOR : Math.min(UNDO_OFFERED_FOR, at + UNDO_OFFERED_FOR - Date.now())}
      onAction={undoRemove}
      onEnd={forgetRemoved}
    />
  )
}

function sentenceOf(undo: Undo): string {
  if (!undo.aged) return `Deleted ${nameOf(undo)}`
  const { length } = undo.conversationIds
  // A name that is long is cut off, with whatever stands behind it.
  if (length === 1) return `Deleted the old conversation ${nameOf(undo)}`
  return `${length.toLocaleString('en')} old conversations deleted`
}

function nameOf({ conversationIds, title }: Undo): string {
  const { length } = conversationIds
  return length === 1 ? `“${title || 'New chat'}”` : `${length.toLocaleString('en')} conversations`
}
