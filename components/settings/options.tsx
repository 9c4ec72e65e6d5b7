import type { ReadonlySignal } from '@preact/signals'
import type { Connection } from '../../lib/model/connection.ts'
import type { DamagedList } from '../../lib/page/damaged-list.ts'
import type { OptionsPage } from '../../lib/page/options-page.ts'
import type { Transfer } from '../../lib/page/transfer.ts'
import { hostOf } from '../chat/host-of.ts'
import { NoticeBar } from '../chat/notice-bar.tsx'
import { Mark } from '../ui/mark.tsx'
import { ConnectionsSection } from './connections-section.tsx'
import { DamagedSection } from './damaged-section.tsx'
import { DataSection } from './data-section.tsx'
import { HistorySection } from './history-section.tsx'
import style from './options.module.css'
import { PrivacySection } from './privacy-section.tsx'
import { type Shortcut, ShortcutsSection } from './shortcuts-section.tsx'
import { SitesSection } from './sites-section.tsx'
import { SyncSection } from './sync-section.tsx'
import { TitlesSection } from './titles-section.tsx'

interface Props {
  readonly page: OptionsPage
  readonly transfer: Transfer
  readonly damaged: DamagedList
  readonly readOnly: ReadonlySignal<boolean>
  /** The server that was there before the person chose one. */
  readonly preset: Connection
  readonly shortcuts: ReadonlySignal<readonly Shortcut[]>
  readonly onChangeShortcuts: () => void
  /** Where in the browser's profile the history is. */
  readonly folder: string
}

export function Options({
  page,
  transfer,
  damaged,
  readOnly,
  preset,
  shortcuts,
  onChangeShortcuts,
  folder,
}: Props) {
  const host = page.answering.value ? hostOf(page.answering.value.url) : undefined
  return (
    <div class={style.options}>
      <header class={style.header}>
        <Mark size={36} />
        <h1 class={style.title}>Mishalsgpt options</h1>
      </header>
      {readOnly.value && <NoticeBar notice="newer-data" />}
      <main>
        <ConnectionsSection page={page} preset={preset} />
        <SitesSection page={page} />
        <SyncSection sync={page.sync} />
        <HistorySection history={page.kept} folder={folder} />
        <TitlesSection page={page} host={host} />
        <DataSection transfer={transfer} />
        <DamagedSection damaged={damaged} />
        <PrivacySection host={host} />
        <ShortcutsSection shortcuts={shortcuts.value} onChange={onChangeShortcuts} />
      </main>
    </div>
  )
}
