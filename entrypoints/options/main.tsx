import '../../components/ui/base.css'
import { signal } from '@preact/signals'
import { render } from 'preact'
import { Options } from '../../components/settings/options.tsx'
import type { Shortcut } from '../../components/settings/shortcuts-section.tsx'
import { saveBlob } from '../../components/ui/save-blob.ts'
import { stopStrayPresses } from '../../components/ui/stop-stray-presses.ts'
import { mayBeElsewhere, namesInterface } from '../../lib/connections/base-url.ts'
import { DESCRIBED_TEMPLATES } from '../../lib/connections/described-templates.ts'
import { ollamaOriginLine } from '../../lib/connections/ollama-origin-line.ts'
import { parsePasted } from '../../lib/connections/parse-pasted.ts'
import { parseServerUrl } from '../../lib/connections/parse-server-url.ts'
import { modelsOf, presetConnection } from '../../lib/connections/preset-connection.ts'
import { createDamagedList } from '../../lib/page/damaged-list.ts'
import { whenIdle } from '../../lib/page/idle.ts'
import { createOptionsPage } from '../../lib/page/options-page.ts'
import { createReadOnly } from '../../lib/page/read-only.ts'
import { createTransfer } from '../../lib/page/transfer.ts'
import { onAwake } from '../../lib/platform/awake.ts'
import { browser } from '../../lib/platform/browser.ts'
import { extensionOrigin } from '../../lib/platform/extension-origin.ts'
import { hasOrigin, onOriginsChanged, requestOrigin } from '../../lib/platform/origins.ts'
import { openShortcutSettings, watchShortcuts } from '../../lib/platform/shortcuts.ts'
import { storageFolder, storedBytes } from '../../lib/platform/storage.ts'
import { hasSynced } from '../../lib/platform/sync-area.ts'
import { systemOf } from '../../lib/platform/system.ts'
import { PAGE_PORT } from '../../lib/protocol/command.ts'
import { createStore } from '../../lib/store/store.ts'
import { openDatabase } from '../../lib/store/use-store.ts'

const store = createStore(openDatabase('mishalsgpt'), presetConnection)

const page = createOptionsPage({
  store,
  connect: () => browser.runtime.connect({ name: PAGE_PORT }),
  onAwake,
  requestOrigin,
  hasOrigin,
  onOriginsChanged,
  parseServerUrl,
  parsePasted,
  namesInterface,
  mayBeElsewhere,
  templates: DESCRIBED_TEMPLATES,
  origin: { system: systemOf(), name: extensionOrigin(), lines: ollamaOriginLine(extensionOrigin()) },
  modelsOf,
  storedBytes,
  hasSynced,
  now: Date.now,
  presetOrigin: new URL(presetConnection.url).origin,
})

const transfer = createTransfer({
  store,
  send: page.send,
  locks: navigator.locks,
  save: ({ name, content }) => saveBlob(name, content),
  now: Date.now,
})

const damaged = createDamagedList({
  read: store.damagedRecords,
  save: (name, content) => saveBlob(name, new Blob([content], { type: 'application/json' })),
  whenIdle: run => void whenIdle(run, 300),
})

stopStrayPresses(document)

const shortcuts = signal<readonly Shortcut[]>([])
watchShortcuts(read => {
  shortcuts.value = read
})

render(
  <Options
    page={page}
    transfer={transfer}
    damaged={damaged}
    readOnly={createReadOnly(store)}
    preset={presetConnection}
    shortcuts={shortcuts}
    onChangeShortcuts={() => void openShortcutSettings()}
    folder={storageFolder()}
  />,
  document.body,
)
