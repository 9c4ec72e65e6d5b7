import { GitBranch, RotateCw } from 'lucide-preact'
import { useEffect, useRef, useState } from 'preact/hooks'
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
import menuField from './menu-field.module.css'
import { BUSY } from './turn-actions.ts'
import { usePopover } from './use-popover.ts'

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

  const { close, closeOn, props } = usePopover(root, button, 'button', onClose)

  function choose(act: () => void): void {
    close()
    act()
  }

  const isHere = elsewhere.every(({ id }) => id !== answer.connection)

  function retry(by: string, connectionId?: ConnectionId): void {
    if (!busy && by) choose(() => page.retry(answer, by, connectionId))
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (closeOn(event)) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1
      const controls = [...(root.current?.querySelectorAll<HTMLElement>('button, input') ?? [])]
      const index = controls.indexOf(document.activeElement as HTMLElement) // one of them, or none
      event.preventDefault()
      controls.at((index + step) % controls.length)?.focus()
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
            class={menuField.field}
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
