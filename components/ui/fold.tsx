import { ChevronRight } from 'lucide'
import type { ComponentChildren, TargetedMouseEvent } from 'preact'
import { drawIcon } from './draw-icon.tsx'
import style from './fold.module.css'

interface Props {
  readonly summary: ComponentChildren
  /** Plain text; what is more than that comes as children. */
  readonly text?: string
  readonly children?: ComponentChildren
  /** The person opens or closes it. Find-in-page opens it without. */
  readonly onPress?: (open: boolean) => void
}

/** Folded away until someone asks for it. */
export function Fold({ summary, text, children, onPress }: Props) {
  function press({ currentTarget }: TargetedMouseEvent<HTMLElement>): void {
    // The browser opens or closes it after this event.
    onPress?.(!currentTarget.closest('details')?.open)
  }

  return (
    <details class={style.fold}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a summary is a control; its keys are clicks */}
      <summary class={style.summary} onClick={press}>
        {drawIcon(ChevronRight, 14)}
        <span>{summary}</span>
      </summary>
      <div class={style.body}>
        {text !== undefined && (
          <div class={style.text} dir="auto">
            {text}
          </div>
        )}
        {children}
      </div>
    </details>
  )
}
