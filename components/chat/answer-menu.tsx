import { GitBranch, RotateCw } from 'lucide-preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ConnectionId } from '../../lib/model/connection.ts'
import { connectionName } from '../../lib/model/connection-name.ts'
import type { Answer } from '../../lib/model/message.ts'
import type { ModelLists } from '../../lib/model/model-list.ts'
import { offeredModels } from '../../lib/model/offered-models.ts'
import type { ChatPage } from '../../lib/page/chat-page.ts'
import { Button } from '../ui/button.tsx'
import popover from '../ui/popover.module.css'
import pressable from '../ui/pressable.module.css'
import style from './answer-menu.module.css'
import { placeBeside } from './place-beside.ts'
import { BUSY } from './turn-actions.ts'

interface Props {
  readonly answer: Answer
  /** What it was opened by. */
  readonly button: HTMLElement
  readonly page: Pick<
    ChatPage,
    'models' | 'retry' | 'fork' | 'chosen' | 'connection' | 'modelsOf' | 'readModelLists'
  >
  readonly busy: boolean
  readonly onClose: () => void
}

/** Of each other connection; the rest can be chosen where a question is written. */
const MOST_ELSEWHERE = 4

/** What is wanted of an answer now and then. In the top layer: a turn cuts off what stands out of it. */
export function AnswerMenu({ answer, button, page, busy, onClose }: Props) {
  const root = useRef<HTMLDivElement>(null)
  const [model, setModel] = useState('')
  const others = page.models.value
  const [lists, setLists] = useState<ModelLists>(new Map())
  const elsewhere = (page.chosen.value?.connections ?? []).filter(
    ({ id }) => id !== page.connection.value?.id,
  )
  const theirs = elsewhere.flatMap(connection =>
    offeredModels([connection], lists, page.modelsOf).slice(0, MOST_ELSEWHERE),
  )

  useEffect(() => void page.readModelLists().then(setLists, () => {}), [])

  useLayoutEffect(() => {
    const menu = root.current
    if (!menu) return
    menu.showPopover()
    placeBeside(menu, button)
    menu.querySelector('button')?.focus()
  }, [])

  function choose(act: () => void): void {
    // Gives the focus back first: what is done may take the button away.
    root.current?.hidePopover()
    button.focus()
    act()
  }

  const isHere = elsewhere.every(({ id }) => id !== answer.connection)

  function retry(by: string, connectionId?: ConnectionId): void {
    if (!busy && by) choose(() => page.retry(answer, by, connectionId))
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      // Further out it stops the answer, or closes the popup.
      event.preventDefault()
      event.stopPropagation()
      choose(() => {})
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1
      const controls = [...(root.current?.querySelectorAll<HTMLElement>('button, input') ?? [])]
      const index = controls.indexOf(document.activeElement as HTMLElement) // one of them, or none
      event.preventDefault()
      controls.at((index + step) % controls.length)?.focus()
    }
  }

  function onFocusOut({ relatedTarget }: FocusEvent): void {
    if (relatedTarget instanceof Node && !root.current?.contains(relatedTarget)) root.current?.hidePopover()
  }

  return (
    <div
      ref={root}
      popover="auto"
      role="dialog"
      aria-label="More"
      class={`${popover.popover} ${style.menu}`}
      onToggle={event => {
        if (event.newState === 'closed') onClose()
      }}
      onKeyDown={onKeyDown}
      onFocusOut={onFocusOut}
    >
      {answer.text && (
        <button
          type="button"
          class={`${pressable.pressable} ${style.item}`}
          onClick={() => choose(() => void page.fork(answer))}
        >
          <GitBranch size={15} strokeWidth={1.75} aria-hidden="true" />
          Fork from here
        </button>
      )}
      <section class={style.section} aria-labelledby="retry-with">
        <h2 id="retry-with" class={style.heading}>
          Retry with another model
        </h2>
        {busy && <p class={style.note}>{BUSY}</p>}
        {others.map(name => (
          <button
            key={name}
            type="button"
            class={`${pressable.pressable} ${style.item}`}
            aria-disabled={busy}
            onClick={() => retry(name)}
          >
            <RotateCw size={15} strokeWidth={1.75} aria-hidden="true" />
            <span class={style.name}>{name}</span>
            {name === answer.model && isHere && <span class={style.note}>wrote this</span>}
          </button>
        ))}
        {theirs.map(({ id, connection }) => (
          <button
            key={`${connection.id} ${id}`}
            type="button"
            class={`${pressable.pressable} ${style.item}`}
            aria-disabled={busy}
            onClick={() => retry(id, connection.id)}
          >
            <RotateCw size={15} strokeWidth={1.75} aria-hidden="true" />
            <span class={style.name}>{id}</span>
            <span class={style.note}>
              {connection.id === answer.connection && id === answer.model
                ? 'wrote this'
                : connectionName(connection)}
            </span>
          </button>
        ))}
        <form
          class={style.other}
          onSubmit={event => {
            event.preventDefault()
            retry(model.trim())
          }}
        >
          <input
            class={style.input}
            aria-label="Another model"
            placeholder="Another model"
            autocomplete="off"
            spellcheck={false}
            maxLength={300}
            value={model}
            onInput={event => setModel(event.currentTarget.value)}
          />
          <Button type="submit" aria-disabled={busy || !model.trim()}>
            Retry
          </Button>
        </form>
      </section>
    </div>
  )
}
