import { Pencil, Pin, PinOff, Trash2 } from 'lucide'
import type { ConversationHead } from '../../lib/model/conversation.ts'
import { isTemporary } from '../../lib/model/temporary.ts'
import { IconButton } from '../ui/icon-button.tsx'
import type { HeadActions } from './row-actions.ts'

interface Props {
  readonly head: ConversationHead
  /** As it is shown. */
  readonly title: string
  readonly tabIndex?: number
  readonly actions: HeadActions
  readonly onRename: () => void
}

/** What can be done to a conversation where it is listed. */
export function RowTools({ head, title, tabIndex = 0, actions, onRename }: Props) {
  return (
    <>
      {!isTemporary(head.id) && (
        <IconButton
          name={head.pinned ? `Unpin “${title}”` : `Pin “${title}”`}
          icon={head.pinned ? PinOff : Pin}
          look="small"
          tabIndex={tabIndex}
          onClick={() => actions.pin(head.id, !head.pinned)}
        />
      )}
      <IconButton
        name={`Rename “${title}”`}
        icon={Pencil}
        look="small"
        tabIndex={tabIndex}
        onClick={onRename}
      />
      <IconButton
        name={`Delete “${title}”`}
        icon={Trash2}
        look="small"
        tabIndex={tabIndex}
        onClick={() => actions.remove(head.id)}
      />
    </>
  )
}
