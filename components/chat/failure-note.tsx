import type { ComponentChildren } from 'preact'
import type { Connection } from '../../lib/model/connection.ts'
import type { Failure } from '../../lib/model/failure.ts'
import { lockOf } from '../../lib/model/managed.ts'
import { type OptionsPlace, placeFor } from '../../lib/model/options-place.ts'
import { Button } from '../ui/button.tsx'
import style from './failure-note.module.css'
import { failureSentence } from './failure-sentence.ts'
import { hostOf } from './host-of.ts'
import { StoredLink } from './stored-link.tsx'
import { UpdateButton } from './update-button.tsx'
import { isOfConnection, waysOn } from './ways-on.ts'

interface Props {
  readonly failure: Failure
  /** Who would have answered. */
  readonly connection: Connection | undefined
  readonly onOpenOptions: (place?: OptionsPlace) => void
  /** Absent where it would not help, or is not what is meant. */
  readonly onStartOver?: (() => void) | undefined
  readonly onNewChat?: (() => void) | undefined
  /** What opens the settings of the conversation. */
  readonly setupButton: ComponentChildren
}

/** Why a question was not taken, and what can be done about it beside sending it again. */
export function FailureNote({
  failure,
  connection,
  onOpenOptions,
  onStartOver,
  onNewChat,
  setupButton,
}: Props) {
  const lock = lockOf(connection)
  const ways = waysOn(failure, lock)
  const isThere = connection && isOfConnection(failure)
  const openOptions = () => onOpenOptions(isThere ? placeFor(failure, connection.id) : undefined)
  const host = hostOf(connection?.url ?? '')
  return (
    <>
      <span class={style.sentence}>
        {failureSentence(failure, { host, model: connection?.model ?? '', again: 'Send', lock })}
      </span>
      {onStartOver && ways.includes('start-over') && <Button onClick={onStartOver}>Ask in a new chat</Button>}
      {onNewChat && ways.includes('new-chat') && <Button onClick={onNewChat}>New chat</Button>}
      {ways.includes('setup') && setupButton}
      {ways.includes('options') && <Button onClick={openOptions}>Open Options</Button>}
      {ways.includes('wait-longer') && <Button onClick={openOptions}>Wait longer</Button>}
      {ways.includes('stored') && <StoredLink />}
      {ways.includes('update') && <UpdateButton />}
    </>
  )
}
