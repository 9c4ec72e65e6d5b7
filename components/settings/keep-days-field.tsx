import { useRef, useState } from 'preact/hooks'
import { KEEP_DAYS, type KeepDays } from '../../lib/model/settings.ts'
import { AskDialog } from '../ui/ask-dialog.tsx'
import { Field, toDescription } from './field.tsx'

interface Props {
  /** `null` for ever. */
  readonly days: KeepDays | null
  /** How many conversations would go at once. */
  readonly wouldGo: (days: KeepDays) => Promise<number>
  readonly onKeep: (days: KeepDays | null) => void
}

const FOR_EVER = 'ever'
const ID = 'keep-days'

/** Says how many conversations a shorter time would cost, before it does. */
export function KeepDaysField({ days, wouldGo, onKeep }: Props) {
  const select = useRef<HTMLSelectElement>(null)
  const [asked, setAsked] = useState<{ readonly days: KeepDays; readonly count: number } | undefined>(
    undefined,
  )

  async function choose(value: string): Promise<void> {
    const chosen = KEEP_DAYS.find(option => String(option) === value) ?? null
    if (chosen === null || (days !== null && chosen > days)) return onKeep(chosen)
    const count = await wouldGo(chosen)
    if (count === 0) onKeep(chosen)
    else setAsked({ days: chosen, count })
  }

  function close(): void {
    setAsked(undefined)
    // What was chosen and not confirmed is not what holds.
    if (select.current) select.current.value = String(days ?? FOR_EVER)
  }

  return (
    <Field
      id={ID}
      label="Keep conversations"
      hint="Counted from the last message, or from when it was imported or brought back. Pinned conversations are kept whatever their age. It holds on this computer only, with Sync too."
    >
      <select
        {...toDescription(ID, undefined)}
        ref={select}
        value={String(days ?? FOR_EVER)}
        onChange={event => void choose(event.currentTarget.value)}
      >
        <option value={FOR_EVER}>Until I delete them</option>
        {KEEP_DAYS.toReversed().map(option => (
          <option key={option} value={String(option)}>
            {spanOf(option)}
          </option>
        ))}
      </select>
      {asked && (
        <AskDialog
          title={`Delete ${conversations(asked.count)}?`}
          yes={`Delete ${conversations(asked.count)}`}
          onYes={() => onKeep(asked.days)}
          onClose={close}
        >
          <p>
            {asked.count === 1 ? 'Its last message is' : 'Their last messages are'} more than{' '}
            {spanOf(asked.days)} old. From now on a conversation goes {spanOf(asked.days)} after its last
            message, unless it is pinned.
          </p>
        </AskDialog>
      )}
    </Field>
  )
}

const spanOf = (days: KeepDays) => (days === 365 ? 'a year' : `${days} days`)

const conversations = (count: number) =>
  `${count.toLocaleString('en')} ${count === 1 ? 'conversation' : 'conversations'}`
