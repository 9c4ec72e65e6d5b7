import '../../components/ui/base.css'
import { computed, effect } from '@preact/signals'
import { render } from 'preact'
import { SidePanel } from '../../components/chat/side-panel.tsx'
import { stopStrayPresses } from '../../components/ui/stop-stray-presses.ts'
import { modelsOf, presetConnection } from '../../lib/connections/preset-connection.ts'
import highlightWorker from '../../lib/markdown/highlight/highlight.worker.ts?worker&url'
import { createHighlighter } from '../../lib/markdown/highlight/highlighter.ts'
import { toFragment } from '../../lib/model/options-place.ts'
import { isTemporary } from '../../lib/model/temporary.ts'
import { createChatPage } from '../../lib/page/create-chat-page.ts'
import { onAwake } from '../../lib/platform/awake.ts'
import { browser } from '../../lib/platform/browser.ts'
import {
  fullPageConversation,
  nameFullPage,
  onFullPageNamed,
  openFullPage,
} from '../../lib/platform/full-page.ts'
import { openOptions } from '../../lib/platform/options.ts'
import { requestOrigin } from '../../lib/platform/origins.ts'
import { currentWindowId, openPanel } from '../../lib/platform/panel.ts'
import { pageSessionArea } from '../../lib/platform/session-area.ts'
import { storedBytes } from '../../lib/platform/storage.ts'
import { takeWaitingMark } from '../../lib/platform/tab-mark.ts'
import { startWorker } from '../../lib/platform/worker.ts'
import { PAGE_PORT } from '../../lib/protocol/command.ts'
import { createRoutedReader } from '../../lib/store/routed-reader.ts'
import { createStoreReader } from '../../lib/store/store-reader.ts'
import { openSession } from '../../lib/store/temporary/open-session.ts'
import { openDatabase } from '../../lib/store/use-store.ts'

// A panel takes what was handed over to its own window, and no other's.
const windowId = (await currentWindowId()) ?? browser.windows.WINDOW_ID_NONE

const disk = openDatabase('mishalsgpt')
const memory = openSession(pageSessionArea, 'reader')()
const inTab = fullPageConversation()

const page = createChatPage({
  surface: 'panel',
  store: createRoutedReader(
    createStoreReader(disk, presetConnection),
    createStoreReader(memory, presetConnection),
  ),
  openSearch: async options => (await import('../../lib/page/open-search.ts')).openSearch(disk, options),
  connect: () => browser.runtime.connect({ name: PAGE_PORT }),
  onAwake,
  windowId,
  openPanel,
  openFullPage,
  inTab,
  requestOrigin,
  modelsOf,
  storedBytes,
  now: Date.now,
})

const highlighter = createHighlighter(() => startWorker(highlightWorker))

addEventListener('pagehide', page.leave)
if (inTab === undefined) void takeWaitingMark(windowId)
stopStrayPresses(document)

// The title of a tab goes into the browser's own history, which is on disk.
const title = computed(() => {
  const { id, title } = page.conversation.value
  return isTemporary(id) ? 'Temporary chat' : title
})
effect(() => {
  document.title = title.value ? `${title.value} – Mishalsgpt` : 'Mishalsgpt'
})

if (inTab !== undefined) {
  const shown = computed(() => page.conversation.value.id)
  const isNew = computed(() => page.conversation.value.messages.length === 0)
  effect(() => {
    // What is gone is said again after a reload.
    if (shown.value && page.loaded.value && !(isNew.value && page.gone.value))
      nameFullPage({ id: shown.value, isNew: isNew.value })
  })
  onFullPageNamed(page.showNamed)
}

render(
  <SidePanel
    page={page}
    highlighter={highlighter}
    exportConversation={async (id, format) => {
      const [{ conversationFiles }, { createExportReader }] = await Promise.all([
        import('../../lib/page/export-files.ts'),
        import('../../lib/store/export-reader.ts'),
      ])
      return conversationFiles(createExportReader(isTemporary(id) ? memory : disk), id, format)
    }}
    onOpenOptions={place => void openOptions(place && toFragment(place))}
    onOpenInTab={inTab === undefined ? () => void page.openInTab() : undefined}
  />,
  document.body,
)
