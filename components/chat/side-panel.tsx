import { useComputed, useSignal } from '@preact/signals'
import { History as HistoryIcon, Maximize2, MessageCircleDashed, Settings, SquarePen } from 'lucide'
import { useRef } from 'preact/hooks'
import type { Highlighter } from '../../lib/markdown/highlight/highlighter.ts'
import type { ConversationId } from '../../lib/model/message.ts'
import type { OptionsPlace } from '../../lib/model/options-place.ts'
import { isTemporary } from '../../lib/model/temporary.ts'
import type { ChatPage } from '../../lib/page/chat-page.ts'
import type { ConversationFormat, SavedFile } from '../../lib/page/export-files.ts'
import type { Target } from '../../lib/page/target.ts'
import { LazyList } from '../history/lazy-list.tsx'
import { LazyToast } from '../history/lazy-toast.tsx'
import { SetupButton } from '../setup/setup-button.tsx'
import { Header } from '../ui/header.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Chat } from './chat.tsx'
import { HeaderMenu } from './header-menu.tsx'
import { LazyExportMenu } from './lazy-export-menu.tsx'
import style from './side-panel.module.css'
import { useListKeptOpen } from './use-list-kept-open.ts'

interface Props {
  readonly page: ChatPage
  readonly highlighter: Highlighter
  readonly onOpenOptions: (place?: OptionsPlace) => void
  /** Absent where it is in a tab already. */
  readonly onOpenInTab?: (() => void) | undefined
  /** A conversation as files; none where nothing is kept of it. */
  readonly exportConversation: (
    id: ConversationId,
    format: ConversationFormat,
  ) => Promise<readonly SavedFile[]>
}

export function SidePanel({ page, highlighter, onOpenOptions, onOpenInTab, exportConversation }: Props) {
  /** In a wide panel the list stands beside the chat, open or not. */
  const open = useSignal(false)
  const toggle = useRef<HTMLButtonElement>(null)
  const textarea = useRef<HTMLTextAreaElement>(null)
  const list = useRef<HTMLDivElement>(null)
  useListKeptOpen(list, open)

  // The browser writes the product's name above its panel.
  const title = useComputed(() => page.conversation.value.title || 'New chat').value

  const inMemory = useComputed(() => isTemporary(page.conversation.value.id)).value
  const isEmpty = useComputed(() => page.conversation.value.messages.length === 0).value

  function close(): void {
    open.value = false
    toggle.current?.focus()
  }

  function toChat(): void {
    open.value = false
    // What is hidden takes no focus: after the paint that shows it.
    requestAnimationFrame(() => textarea.current?.focus())
  }

  function pick(id: ConversationId): void {
    page.show(id)
    toChat()
  }

  function pickFound(id: ConversationId, target?: Target): void {
    if (target) {
      // The message takes the focus when it comes into sight.
      open.value = false
      page.showAt(id, target)
    } else {
      pick(id)
    }
  }

  function startNew(): void {
    page.newChat()
    toChat()
  }

  function startTemporary(): void {
    page.newTemporaryChat()
    toChat()
  }

  const startIcon = (
    <span class={style.toggle}>
      <IconButton
        button={toggle}
        name="Conversations"
        icon={HistoryIcon}
        aria-expanded={open.value}
        onClick={() => {
          open.value = !open.value
        }}
      />
    </span>
  )

  return (
    <div class={style.panel}>
      <Header title={title} start={startIcon} mark={inMemory ? 'Temporary' : undefined}>
        <IconButton name="New chat" icon={SquarePen} onClick={startNew} />
        <HeaderMenu>
          {close => (
            <>
              <IconButton name="New temporary chat" icon={MessageCircleDashed} onClick={startTemporary} />
              <SetupButton page={page} onClosed={close} />
              <LazyExportMenu
                disabled={isEmpty}
                read={format => exportConversation(page.conversation.value.id, format)}
                onSaved={close}
              />
              {onOpenInTab && <IconButton name="Open in a tab" icon={Maximize2} onClick={onOpenInTab} />}
              <IconButton name="Options" icon={Settings} onClick={() => onOpenOptions()} />
            </>
          )}
        </HeaderMenu>
      </Header>
      <main class={style.main}>
        <div ref={list} class={style.list} data-covered={!open.value}>
          <LazyList page={page} open={open.value} onPick={pick} onPickFound={pickFound} onClose={close} />
        </div>
        <div class={style.chat} data-covered={open.value}>
          <Chat page={page} highlighter={highlighter} onOpenOptions={onOpenOptions} textarea={textarea} />
        </div>
        <div class={style.toast} data-over={open.value ? 'list' : 'chat'}>
          <LazyToast history={page.history} />
        </div>
      </main>
    </div>
  )
}
