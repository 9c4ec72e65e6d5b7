import { defineBackground } from 'wxt/utils/define-background'
import { bring } from '../lib/background/bring.ts'
import { createBackground } from '../lib/background/create-background.ts'
import { createMenus, presetsFor } from '../lib/background/menus.ts'
import { presetConnection } from '../lib/connections/preset-connection.ts'
import { MAX_SELECTION } from '../lib/model/max-selection.ts'
import { sayAwake } from '../lib/platform/awake.ts'
import { showBadge } from '../lib/platform/badge.ts'
import { BEAT_MS, beat } from '../lib/platform/beat.ts'
import { browser, type Sender } from '../lib/platform/browser.ts'
import { logError } from '../lib/platform/log.ts'
import { onManagedStorageChanged, readManagedStorage } from '../lib/platform/managed-storage.ts'
import { languageName, menus } from '../lib/platform/menus.ts'
import { originRules } from '../lib/platform/origin-rules.ts'
import { giveBack, hasOrigin } from '../lib/platform/origins.ts'
import { isOwnContentScript, isOwnPage } from '../lib/platform/own-page.ts'
import { openPanel, openPopup } from '../lib/platform/panel.ts'
import { mayBeOpen, offerOnce, scripts } from '../lib/platform/scripts.ts'
import { sessionArea } from '../lib/platform/session-area.ts'
import { keepStorageFromScripts } from '../lib/platform/storage-access.ts'
import { onSyncChanged, syncArea } from '../lib/platform/sync-area.ts'
import { markClosed } from '../lib/platform/tab-mark.ts'
import { readWholeSelection } from '../lib/platform/whole-selection.ts'
import { PAGE_PORT } from '../lib/protocol/command.ts'
import { parseOffer } from '../lib/protocol/offer.ts'
import { createRoutedStore } from '../lib/store/routed-store.ts'
import { createBackgroundStore } from '../lib/store/store.ts'
import { createTemporaryStore } from '../lib/store/temporary/temporary-store.ts'
import { openDatabase } from '../lib/store/use-store.ts'

interface Place {
  readonly windowId: number
  readonly tabId: number
}

export default defineBackground(() => {
  const store = createRoutedStore(
    createBackgroundStore(openDatabase('mishalsgpt'), presetConnection),
    createTemporaryStore(sessionArea, presetConnection),
  )
  const presets = presetsFor(languageName())
  const background = createBackground({
    store,
    fetch: (input, init) => fetch(input, init),
    locks: navigator.locks,
    hasOrigin,
    isOnline: () => navigator.onLine,
    scripts,
    giveBack,
    rules: originRules,
    readPolicy: readManagedStorage,
    syncArea,
    preset: presetConnection,
    beat,
    beatIntervalMs: BEAT_MS,
    onConnections: refreshMenus,
    showBadge,
    now: Date.now,
    onError: logError,
  })

  let menusMade: Promise<unknown> = Promise.resolve()

  /** One after the other: two at once would make each item twice, which is an error. */
  function refreshMenus(): void {
    menusMade = menusMade
      .then(background.defaultHost)
      .then(host => createMenus(menus, presets, host ?? 'no connection'))
      .catch(error => logError('The menu could not be made', error))
  }

  const orLog = (what: string, work: Promise<unknown>) => void work.catch(error => logError(what, error))

  // All listeners in this tick: the event that woke the background waits for no promise.
  browser.runtime.onInstalled.addListener(() => {
    refreshMenus()
    orLog('The sites could not be reconciled', background.reconcileSites())
  })

  browser.runtime.onStartup.addListener(() => {
    refreshMenus()
    orLog('The sites could not be reconciled', background.reconcileSites())
    orLog('Old handovers could not be forgotten', background.forgetWindows())
  })

  browser.permissions.onAdded.addListener(() => {
    orLog('A permission could not be used', background.permissionsAdded())
  })

  browser.permissions.onRemoved.addListener(() => {
    orLog('The sites could not be reconciled', background.permissionsRemoved())
  })

  onManagedStorageChanged(() => {
    orLog('What the organisation has set could not be read', background.policyChanged())
  })

  onSyncChanged(background.syncChanged)

  browser.runtime.onConnect.addListener(port => {
    if (port.name === PAGE_PORT && isOwnPage(port.sender)) background.acceptPage(port)
    else port.disconnect()
  })

  browser.contextMenus.onClicked.addListener((info, tab) => {
    const preset = presets.find(({ id }) => id === info.menuItemId)
    const { selectionText, frameId = 0, frameUrl, pageUrl } = info
    if (!preset || tab?.id === undefined || tab.windowId === undefined || !selectionText) return
    const { windowId, id: tabId } = tab
    bringFrom({ windowId, tabId }, async () => {
      const text = await readWholeSelection(selectionText, tabId, frameId)
      return background.handOverSelection(
        windowId,
        text.slice(0, MAX_SELECTION),
        frameUrl ?? pageUrl,
        preset.prompt,
      )
    })
  })

  browser.runtime.onMessage.addListener((message: unknown, sender: Sender) => {
    const offer = isOwnContentScript(sender) ? parseOffer(message) : undefined
    const { windowId, id: tabId } = sender.tab ?? {}
    if (!offer || windowId === undefined || tabId === undefined) return undefined
    bringFrom({ windowId, tabId }, () => background.handOverSelection(windowId, offer.text, sender.url))
    return undefined
  })

  browser.commands.onCommand.addListener((command, tab) => {
    if (tab?.windowId === undefined) return
    const { windowId, id: tabId, url } = tab
    if (command === 'open-panel') orLog('The panel did not open', openPanel(windowId))
    if (command !== 'ask-about-selection') return
    // The shortcut lets us see the address of any page that is open to extensions.
    if (mayBeOpen(url) && tabId !== undefined) {
      orLog('A selection could not be offered', offerOrMark(tabId))
    } else {
      orLog('The panel did not open', openPanel(windowId))
      orLog('A notice got lost', background.handOverNotice(windowId, 'page-closed'))
    }
  })

  function bringFrom({ windowId, tabId }: Place, handOver: () => Promise<boolean>): void {
    const openIn = { openPanel: () => openPanel(windowId), openPopup: () => openPopup(windowId, tabId) }
    orLog('A selection got lost', bring({ ...openIn, handOver }))
  }

  /** By the time that a script could not run the gesture is over, and with it the chance to open the panel. */
  async function offerOrMark(tabId: number): Promise<void> {
    if (!(await offerOnce(tabId))) await markClosed(tabId)
  }

  orLog('What is stored could not be kept from scripts', keepStorageFromScripts())
  sayAwake()
  orLog(
    'What was left undone could not be ended',
    background.recover().finally(() => orLog('The search could not be prepared', background.index())),
  )
})
