import { useComputed } from '@preact/signals'
import { ChevronLeft, ChevronRight } from 'lucide'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import type { MessageId } from '../../lib/model/message.ts'
import hidden from '../ui/hidden.module.css'
import { IconButton } from '../ui/icon-button.tsx'
import type { Chosen, TurnActions } from './turn-actions.ts'
import style from './version-switch.module.css'

interface Props {
  readonly id: MessageId
  readonly actions: TurnActions
}

/** The way to the other versions of a message, where there are any. */
export function VersionSwitch({ id, actions }: Props) {
  const versions = useComputed(() => actions.versions.value.get(id)).value
  const root = useRef<HTMLFieldSetElement>(null)
  const count = useId()

  // The button that was pressed went with the version it stood under.
  useLayoutEffect(() => {
    const { current: chosen } = actions.chosen
    if (chosen?.id !== id || !versions) return
    actions.chosen.current = undefined
    root.current?.querySelector<HTMLButtonElement>(`[data-direction="${chosen.direction}"]`)?.focus()
    actions.announce(`Version ${versions.position} of ${versions.count}`)
  }, [])

  if (!versions) return null
  const { position, previous, next } = versions

  function choose(target: MessageId | undefined, direction: Chosen['direction']): void {
    if (target === undefined) return
    actions.chosen.current = { id: target, direction }
    actions.select(target)
  }

  return (
    <fieldset ref={root} class={style.switch} aria-label="Versions" aria-describedby={count}>
      <IconButton
        name="Previous version"
        icon={ChevronLeft}
        look="narrow"
        data-direction="previous"
        // Not `disabled`: the focus would fall off the one that was pressed.
        aria-disabled={previous === undefined}
        onClick={() => choose(previous, 'previous')}
      />
      <span id={count} class={style.count}>
        <span aria-hidden="true">
          {position}/{versions.count}
        </span>
        <span class={hidden.hidden}>
          Version {position} of {versions.count}
        </span>
      </span>
      <IconButton
        name="Next version"
        icon={ChevronRight}
        look="narrow"
        data-direction="next"
        aria-disabled={next === undefined}
        onClick={() => choose(next, 'next')}
      />
    </fieldset>
  )
}
