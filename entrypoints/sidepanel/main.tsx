import '../../components/ui/base.css'
import { computed, effect } from '@preact/signals'
import { render } from 'preact'
import { SidePanel } from '../../components/chat/side-panel.tsx'
import { modelsOf, presetConnection } from '../../lib/connections/preset-connection.ts'
import highlightWorker from '../../lib/markdown/highlight/highlight.worker.ts?worker&url'
import { createHighlighter } from '../../lib/markdown/highlight/highlighter.ts'
import { createChatPage } from '../../lib/page/chat-page.ts'
import { onAwake } from '../../lib/platform/awake.ts'
import { browser } from '../../lib/platform/browser.ts'
import {
  fullPageConversation,
  nameFullPage,
  onFullPageNamed,
  openFullPage,
} from '../../lib/platform/full-page.ts'
import { requestOrigin } from '../../lib/platform/origins.ts'
import { currentWindowId, openPanel } from '../../lib/platform/panel.ts'
import { startWorker } from '../../lib/platform/worker.ts'
import { PAGE_PORT } from '../../lib/protocol/command.ts'
import { createStore } from '../../lib/store/store.ts'
import { openDatabase } from '../../lib/store/use-store.ts'

// A panel takes what was handed over to its own window, and no other's.
const windowId = (await currentWindowId()) ?? browser.windows.WINDOW_ID_NONE

const store = createStore(openDatabase('mishalsgpt'), presetConnection)
const inTab = fullPageConversation()

const page = createChatPage({
  surface: 'panel',
  store,
  connect: () => browser.runtime.connect({ name: PAGE_PORT }),
  onAwake,
  windowId,
  openPanel,
  openFullPage,
  inTab,
  requestOrigin,
  modelsOf,
  now: Date.now,
})

const highlighter = createHighlighter(() => startWorker(highlightWorker))

addEventListener('pagehide', page.leave)

const title = computed(() => page.conversation.value.title)
effect(() => {
  document.title = title.value ? `${title.value} – Mishalsgpt` : 'Mishalsgpt'
})

if (inTab !== undefined) {
  const shown = computed(() => page.conversation.value.id)
  effect(() => {
    if (shown.value) nameFullPage(shown.value)
  })
  onFullPageNamed(page.show)
}

render(
  <SidePanel
    page={page}
    highlighter={highlighter}
    exportConversation={async (id, format) => {
      const { conversationFiles } = await import('../../lib/page/export-files.ts')
      return conversationFiles(store, id, format)
    }}
    onOpenOptions={() => void browser.runtime.openOptionsPage()}
    onOpenInTab={inTab === undefined ? () => void page.openInTab() : undefined}
  />,
  document.body,
)
