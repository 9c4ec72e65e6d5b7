import type { ReadonlySignal } from '@preact/signals'
import { ArrowDown } from 'lucide'
import { drawIcon } from '../ui/draw-icon.tsx'
import style from './end-button.module.css'

interface Props {
  readonly shown: ReadonlySignal<boolean>
  /** The id of what it moves; it has the focus when the button has gone. */
  readonly log: string
  readonly onPress: () => void
}

export function EndButton({ shown, log, onPress }: Props) {
  if (!shown.value) return null
  return (
    <button type="button" class={style.end} aria-controls={log} onClick={onPress}>
      {drawIcon(ArrowDown, 14)}
      Jump to the end
    </button>
  )
}
