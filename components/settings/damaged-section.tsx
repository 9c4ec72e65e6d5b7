import { Download } from 'lucide'
import type { DamagedList } from '../../lib/page/damaged-list.ts'
import { Button } from '../ui/button.tsx'
import { drawIcon } from '../ui/draw-icon.tsx'
import style from './damaged-section.module.css'
import { Section } from './section.tsx'

interface Props {
  readonly damaged: DamagedList
}

const LISTED = 50

/** Only there when there is something to tell. */
export function DamagedSection({ damaged }: Props) {
  const records = damaged.records.value
  if (records.length === 0) return null
  const more = records.length - LISTED
  return (
    <Section
      title="Damaged records"
      about={`${records.length === 1 ? 'One record' : `${records.length} records`} could not be read. Nothing was deleted: they are kept as they are, and the rest of their conversations is shown. Import a backup to mend them.`}
    >
      <ul class={style.list} aria-label="Damaged records">
        {records.slice(0, LISTED).map(({ key }, index) => (
          <li key={index}>{Array.isArray(key) ? key.join(' / ') : String(key)}</li>
        ))}
        {more > 0 && <li>and {more} more</li>}
      </ul>
      <Button onClick={damaged.save}>{drawIcon(Download, 15)} Save raw copy</Button>
    </Section>
  )
}
