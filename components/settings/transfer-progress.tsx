import { useId } from 'preact/hooks'
import type { TransferState } from '../../lib/page/transfer.ts'
import { Button } from '../ui/button.tsx'
import style from './transfer-progress.module.css'

interface Props {
  readonly state: TransferState
  readonly onCancel: () => void
}

/** How far an export or an import is, and the way to end it. */
export function TransferProgress({ state, onCancel }: Props) {
  const label = useId()
  if (state.status !== 'exporting' && state.status !== 'reading' && state.status !== 'merging') return null
  const part = state.status === 'merging' ? undefined : state.part
  return (
    <div class={style.progress}>
      <span id={label} class={style.label}>
        {LABELS[state.status]}
      </span>
      <progress
        class={style.bar}
        aria-labelledby={label}
        max={1}
        {...(part !== undefined && { value: part })}
      />
      <Button onClick={onCancel}>Cancel</Button>
    </div>
  )
}

const LABELS = {
  exporting: 'Writing your conversations',
  reading: 'Checking the file',
  merging: 'Adding to your conversations',
}
