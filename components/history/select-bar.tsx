import { ListChecks, Pin, PinOff, Trash2, X } from 'lucide'
import type { Ref } from 'preact'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { sizeOf } from '../ui/size-of.ts'
import style from './select-bar.module.css'

interface Props {
  /** In the list. */
  readonly count: number
  /** What is stored, as far as the browser tells. */
  readonly bytes: number | undefined
  /** `undefined` while nothing is being selected. */
  readonly selected: number | undefined
  /** Of the selected, those that can be pinned. */
  readonly pinnable: number
  /** What the button does to those: they are pinned already. */
  readonly unpins: boolean
  readonly begin: Ref<HTMLButtonElement>
  readonly onBegin: () => void
  readonly onEnd: () => void
  readonly onToggleAll: () => void
  readonly onPin: () => void
  readonly onDelete: () => void
}

/** How many conversations there are, or what can be done to those that are selected. */
export function SelectBar(props: Props) {
  const { count, bytes, selected, pinnable, unpins, begin } = props
  const { onBegin, onEnd, onToggleAll, onPin, onDelete } = props
  if (selected === undefined) {
    return (
      <div class={style.bar}>
        <a
          class={style.stored}
          href="/options.html#history"
          target="_blank"
          rel="noreferrer"
          title="Stored on this computer only: where, and for how long"
        >
          {conversations(count)}
          {bytes !== undefined && `, ${sizeOf(bytes)}`}
        </a>
        <IconButton button={begin} name="Select" icon={ListChecks} look="small" onClick={onBegin} />
      </div>
    )
  }
  const none = selected === 0
  return (
    <div class={style.bar} role="toolbar" aria-label="Selected conversations">
      <span class={style.count} role="status">
        {selected.toLocaleString('en')} selected
      </span>
      <Button look="plain" onClick={onToggleAll}>
        {selected < count ? 'All' : 'None'}
      </Button>
      <IconButton
        name={unpins ? 'Unpin the selected' : 'Pin the selected'}
        icon={unpins ? PinOff : Pin}
        look="small"
        disabled={pinnable === 0}
        onClick={onPin}
      />
      <IconButton name="Delete the selected" icon={Trash2} look="small" disabled={none} onClick={onDelete} />
      <IconButton name="Done selecting" icon={X} look="small" onClick={onEnd} />
    </div>
  )
}

const conversations = (count: number) =>
  `${count.toLocaleString('en')} ${count === 1 ? 'conversation' : 'conversations'}`
