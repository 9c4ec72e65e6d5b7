import { useRef, useState } from 'preact/hooks'
import { KEEP_DAYS, type KeepDays } from '../../lib/model/settings.ts'
import type { WouldGo } from '../../lib/page/kept-history.ts'
import { AskDialog } from '../ui/ask-dialog.tsx'
import { Field, toDescription } from './field.tsx'

interface Props {
  /** `null` for ever. */
  readonly days: KeepDays | null
  readonly wouldGo: (days: KeepDays) => Promise<WouldGo | undefined>
  readonly onKeep: (days: KeepDays | null) => void
}

const FOR_EVER = 'ever'
const ID = 'keep-days'

/** Says how many conversations a shorter time would cost, before it does. */
export function KeepDaysField({ days, wouldGo, onKeep }: Props) {
  const select = useRef<HTMLSelectElement>(null)
  const [asked, setAsked] = useState<(WouldGo & { readonly days: KeepDays }) | undefined>(undefined)

  async function choose(value: string): Promise<void> {
    const chosen = KEEP_DAYS.find(option => String(option) === value) ?? null
    if (chosen === null || (days !== null && chosen > days)) return onKeep(chosen)
    const count = await wouldGo(chosen)
    if (!count) return close()
    const { going, open } = count
    if (going + open === 0) onKeep(chosen)
    else setAsked({ days: chosen, going, open })
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
          title={`${whatGoes(asked)}?`}
          yes={whatGoes(asked)}
          onYes={() => onKeep(asked.days)}
          onClose={close}
        >
          <p>
            {asked.going + asked.open === 1 ? 'Its last message is' : 'Their last messages are'} more than{' '}
            {spanOf(asked.days)} old. From now on a conversation goes {spanOf(asked.days)} after its last
            message, unless it is pinned. {stayingSentence(asked)}
          </p>
        </AskDialog>
      )}
    </Field>
  )
}

const spanOf = (days: KeepDays) => (days === 365 ? 'a year' : `${days} days`)

/** What is promised is what goes at once. */
function whatGoes({ going, open }: WouldGo): string {
  return going > 0 ? `Delete ${conversations(going)}` : `Delete ${conversations(open)} once closed`
}

function stayingSentence({ going, open }: WouldGo): string {
  if (going === 0 || open === 0) return ''
  return open === 1
    ? 'One more is open: it goes once it is closed.'
    : `${open.toLocaleString('en')} more are open: they go once they are closed.`
}

const conversations = (count: number) =>
  `${count.toLocaleString('en')} ${count === 1 ? 'conversation' : 'conversations'}`
