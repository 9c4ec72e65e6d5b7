import { useComputed } from '@preact/signals'
import { MessageCircleDashed, PanelRight, Settings, SquarePen } from 'lucide'
import { useRef } from 'preact/hooks'
import type { Highlighter } from '../../lib/markdown/highlight/highlighter.ts'
import type { OptionsPlace } from '../../lib/model/options-place.ts'
import { isTemporary } from '../../lib/model/temporary.ts'
import type { ChatPage } from '../../lib/page/chat-page.ts'
import type { SiteSwitch } from '../../lib/page/site-switch.ts'
import { SetupButton } from '../setup/setup-button.tsx'
import { Header } from '../ui/header.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Chat } from './chat.tsx'
import style from './popup.module.css'
import { SiteBar } from './site-bar.tsx'

interface Props {
  readonly page: ChatPage
  readonly highlighter: Highlighter
  readonly siteSwitch: SiteSwitch
  /** In the click: the browser opens its panel for a gesture only. */
  readonly onOpenInPanel: () => void
  readonly onOpenOptions: (place?: OptionsPlace) => void
}

export function Popup({ page, highlighter, siteSwitch, onOpenInPanel, onOpenOptions }: Props) {
  const textarea = useRef<HTMLTextAreaElement>(null)
  const inMemory = useComputed(() => isTemporary(page.conversation.value.id)).value
  return (
    <div class={style.popup}>
      <Header title="Mishalsgpt" mark={inMemory ? 'Temporary' : undefined}>
        <SetupButton page={page} />
        <IconButton name="New chat" icon={SquarePen} onClick={page.newChat} />
        <IconButton name="New temporary chat" icon={MessageCircleDashed} onClick={page.newTemporaryChat} />
        <IconButton name="Open in side panel" icon={PanelRight} onClick={onOpenInPanel} />
        <IconButton name="Options" icon={Settings} onClick={() => onOpenOptions()} />
      </Header>
      <main class={style.main}>
        <Chat page={page} highlighter={highlighter} onOpenOptions={onOpenOptions} textarea={textarea} />
      </main>
      <SiteBar siteSwitch={siteSwitch} onOpenOptions={() => onOpenOptions()} />
    </div>
  )
}
