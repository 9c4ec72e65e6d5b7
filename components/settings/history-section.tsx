import type { KeptHistory, Stored } from '../../lib/page/kept-history.ts'
import { UndoToast } from '../history/undo-toast.tsx'
import { sizeOf } from '../ui/size-of.ts'
import style from './history-section.module.css'
import { KeepDaysField } from './keep-days-field.tsx'
import { Section } from './section.tsx'

interface Props {
  readonly history: KeptHistory
  /** In the browser's profile. */
  readonly folder: string
}

export function HistorySection({ history, folder }: Props) {
  const { days, stored } = history
  return (
    <Section
      id="history"
      title="History"
      about="How long conversations are kept, how much they are, and where they are."
    >
      <div class={style.history}>
        {days.value !== undefined && (
          <KeepDaysField days={days.value} wouldGo={history.wouldGo} onKeep={history.keepFor} />
        )}
        {/* After the field, so that Tab leads from one to the other; on the screen at its lower edge. */}
        <div class={style.undo}>
          <UndoToast history={history.undo} />
        </div>
        <dl class={style.facts}>
          <div>
            <dt>Stored</dt>
            <dd>{stored.value ? amountOf(stored.value) : '…'}</dd>
          </div>
          <div>
            <dt>Where</dt>
            <dd>
              In this browser’s profile, on this computer only. In the profile’s folder it is{' '}
              <code class={style.folder}>{folder}</code>.
            </dd>
          </div>
        </dl>
      </div>
    </Section>
  )
}

function amountOf({ conversations, messages, bytes }: Stored): string {
  const amount = `${counted(conversations, 'conversation')} with ${counted(messages, 'message')}`
  return bytes === undefined ? amount : `${amount}, ${sizeOf(bytes)}`
}

const counted = (count: number, noun: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? noun : `${noun}s`}`
