import { X } from 'lucide'
import type { Notice } from '../../lib/model/handover.ts'
import { IconButton } from '../ui/icon-button.tsx'
import style from './notice-bar.module.css'

interface Props {
  readonly notice: Notice
  /** Absent where it stays. */
  readonly onDismiss?: () => void
}

const SENTENCES: Record<Notice, string> = {
  'page-closed': 'This page is closed to extensions. Try it on an ordinary page.',
  'newer-data':
    'This data was written by a newer version of Mishalsgpt and can only be read. Update the extension to go on.',
}

export function NoticeBar({ notice, onDismiss }: Props) {
  return (
    <div class={style.bar} role="alert">
      <span class={style.sentence}>{SENTENCES[notice]}</span>
      {onDismiss && <IconButton name="Dismiss" icon={X} look="small" onClick={onDismiss} />}
    </div>
  )
}
