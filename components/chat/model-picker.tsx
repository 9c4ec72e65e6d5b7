import { useRef } from 'preact/hooks'
import type { ChatPage } from '../../lib/page/chat-page.ts'
import popover from '../ui/popover.module.css'
import { ModelFinder, type ModelPage } from './model-finder.tsx'
import style from './model-picker.module.css'
import { placeBeside } from './place-beside.ts'
import { usePopover } from './use-popover.ts'

interface Props {
  readonly page: ModelPage & Pick<ChatPage, 'chooseModel'>
  /** What it was opened by. */
  readonly button: HTMLElement
  readonly onClose: () => void
}

/** Chooses who answers here from now on, and in new conversations. In the top layer, beside its button. */
export function ModelPicker({ page, button, onClose }: Props) {
  const root = useRef<HTMLDivElement>(null)
  const current = page.connection.value
  const { close, closeOn, props } = usePopover(root, button, 'input', onClose)

  return (
    <div
      ref={root}
      {...props}
      role="dialog"
      aria-label="Choose a model"
      class={`${popover.popover} ${style.picker}`}
      onKeyDown={event => {
        if (!event.isComposing) closeOn(event)
      }}
    >
      <ModelFinder
        page={page}
        marked={current && { connection: current.id, model: current.model }}
        mark="in use"
        onChoose={({ connection, id }) => {
          page.chooseModel(connection.id, id)
          close()
        }}
        // It grows upwards as the lists come.
        onSize={() => root.current && placeBeside(root.current, button)}
      />
    </div>
  )
}
