import { GitBranch } from 'lucide'
import { useRef } from 'preact/hooks'
import type { Answer } from '../../lib/model/message.ts'
import type { OfferedModel } from '../../lib/model/offered-models.ts'
import type { ChatPage } from '../../lib/page/chat-page.ts'
import { drawIcon } from '../ui/draw-icon.tsx'
import popover from '../ui/popover.module.css'
import pressable from '../ui/pressable.module.css'
import style from './answer-menu.module.css'
import { ModelFinder, type ModelPage } from './model-finder.tsx'
import { placeBeside } from './place-beside.ts'
import { BUSY } from './turn-actions.ts'
import { usePopover } from './use-popover.ts'

interface Props {
  readonly answer: Answer
  /** What it was opened by. */
  readonly button: HTMLElement
  readonly page: ModelPage & Pick<ChatPage, 'retry' | 'fork'>
  readonly busy: boolean
  readonly onClose: () => void
}

/** What is wanted of an answer now and then. In the top layer: a turn cuts off what stands out of it. */
export function AnswerMenu({ answer, button, page, busy, onClose }: Props) {
  const root = useRef<HTMLDivElement>(null)
  const { close, closeOn, props } = usePopover(root, button, 'button, input', onClose)

  function choose(act: () => void): void {
    close()
    act()
  }

  function retry({ id, connection }: OfferedModel): void {
    const isHere = connection.id === page.connection.value?.id
    choose(() => page.retry(answer, id, isHere ? undefined : connection.id))
  }

  function onKeyDown(event: KeyboardEvent): void {
    // In the field they are the list's.
    if (event.isComposing || event.defaultPrevented || closeOn(event)) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      root.current?.querySelector('input')?.focus()
    }
  }

  return (
    <div
      ref={root}
      {...props}
      role="dialog"
      aria-label="More"
      class={`${popover.popover} ${style.menu}`}
      onKeyDown={onKeyDown}
    >
      {answer.text && (
        <button
          type="button"
          class={`${pressable.pressable} ${style.item}`}
          onClick={() => choose(() => void page.fork(answer))}
        >
          {drawIcon(GitBranch, 15)}
          Fork from here
        </button>
      )}
      <section class={style.section} aria-labelledby="retry-with">
        <h2 id="retry-with" class={style.heading}>
          Retry with another model
        </h2>
        {busy && <p class={style.note}>{BUSY}</p>}
        <ModelFinder
          page={page}
          marked={{ connection: answer.connection, model: answer.model }}
          mark="wrote this"
          disabled={busy}
          onChoose={retry}
          onSize={() => root.current && placeBeside(root.current, button)}
        />
      </section>
    </div>
  )
}
