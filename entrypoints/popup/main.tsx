import '../../components/ui/base.css'
import { render } from 'preact'
import { Popup } from '../../components/chat/popup.tsx'
import { stopStrayPresses } from '../../components/ui/stop-stray-presses.ts'
import { modelsOf, presetConnection } from '../../lib/connections/preset-connection.ts'
import highlightWorker from '../../lib/markdown/highlight/highlight.worker.ts?worker&url'
import { createHighlighter } from '../../lib/markdown/highlight/highlighter.ts'
import { toFragment } from '../../lib/model/options-place.ts'
import { createChatPage } from '../../lib/page/create-chat-page.ts'
import { createSiteSwitch } from '../../lib/page/site-switch.ts'
import { onAwake } from '../../lib/platform/awake.ts'
import { browser } from '../../lib/platform/browser.ts'
import { openOptions } from '../../lib/platform/options.ts'
import { currentOrigin, hasOrigin, requestOrigin } from '../../lib/platform/origins.ts'
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

// Known before the click that opens the panel: the browser lets go of a gesture at the first `await`.
const windowId = (await currentWindowId()) ?? browser.windows.WINDOW_ID_NONE

const page = createChatPage({
  surface: 'popup',
  store: createRoutedReader(
    createStoreReader(openDatabase('mishalsgpt'), presetConnection),
    createStoreReader(openSession(pageSessionArea, 'reader')(), presetConnection),
  ),
  connect: () => browser.runtime.connect({ name: PAGE_PORT }),
  onAwake,
  windowId,
  openPanel,
  requestOrigin,
  modelsOf,
  storedBytes,
  now: Date.now,
})

const siteSwitch = createSiteSwitch({
  settings: page.settings,
  currentOrigin,
  hasOrigin,
  requestOrigin,
  send: page.send,
})

const highlighter = createHighlighter(() => startWorker(highlightWorker))

addEventListener('pagehide', page.leave)
void takeWaitingMark(windowId)
stopStrayPresses(document)

render(
  <Popup
    page={page}
    highlighter={highlighter}
    siteSwitch={siteSwitch}
    onOpenInPanel={() => void page.openInPanel().then(() => window.close())}
    onOpenOptions={place => void openOptions(place && toFragment(place)).then(() => window.close())}
  />,
  document.body,
)
