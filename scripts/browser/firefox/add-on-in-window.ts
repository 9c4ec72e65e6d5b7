import type { InBrowser } from './in-browser.ts'

/** What a person finds of an extension in the window that is in front. */
export interface AddOnInWindow {
  /** Presses its button in the toolbar. */
  pressButton(): Promise<void>
  /** What stands on that button. */
  badge(): Promise<string>
  /** The address of the tab that is in front. */
  addressInFront(): Promise<string>
  /** Opens the sidebar. */
  showSidebar(): Promise<void>
  /** Chooses its item whose name begins so in the menu that a right-click opens in the window in front, once it is open. */
  chooseInMenu(label: string): Promise<void>
  /** Presses a button of the dialog that is open or about to open. */
  answerDialog(answer: 'allow' | 'refuse'): Promise<void>
}

/** Firefox's, as far as it is used here. */
declare const Services: {
  readonly wm: { getMostRecentWindow(type: string): BrowserWindow }
  readonly tm: { dispatchToMainThread(work: () => void): void }
}

interface Menu {
  readonly state: string
  querySelectorAll(selector: `menuitem[${string}]`): Iterable<{ readonly label: string; doCommand(): void }>
  hidePopup(): void
}

interface Button {
  click(): void
  getAttribute(name: string): string | null
}

interface BrowserWindow {
  readonly document: {
    getElementById(id: 'contentAreaContextMenu'): Menu
    querySelector(selector: string): Button | null
  }
  readonly CustomizableUI: { addWidgetToArea(widget: string, area: 'nav-bar'): void }
  readonly PopupNotifications: {
    readonly panel: {
      readonly state: string
      readonly firstElementChild: { readonly button: Button; readonly secondaryButton: Button } | null
    }
  }
  readonly gBrowser: { readonly selectedBrowser: { readonly currentURI: { readonly spec: string } } }
  readonly SidebarController: { show(command: string): Promise<void> }
}

export function reachInWindow(inBrowser: InBrowser, id: string): AddOnInWindow {
  const widget = id.toLowerCase().replace(/[^a-z0-9_-]/g, '_')
  /** Where a person pins it: at first it is behind a menu, and nowhere until that is opened. */
  const inToolbar = () =>
    inBrowser(
      widget =>
        Services.wm
          .getMostRecentWindow('navigator:browser')
          .CustomizableUI.addWidgetToArea(`${widget}-browser-action`, 'nav-bar'),
      widget,
    )
  const button = `.unified-extensions-item-action-button[data-extensionid="${id}"]`

  return {
    pressButton: async () => {
      await inToolbar()
      await inBrowser(
        button =>
          Services.wm.getMostRecentWindow('navigator:browser').document.querySelector(button)?.click(),
        button,
      )
    },

    badge: async () => {
      await inToolbar()
      return inBrowser(
        button =>
          Services.wm
            .getMostRecentWindow('navigator:browser')
            .document.querySelector(button)
            ?.getAttribute('badge') ?? '',
        button,
      )
    },

    addressInFront: () =>
      inBrowser(
        () => Services.wm.getMostRecentWindow('navigator:browser').gBrowser.selectedBrowser.currentURI.spec,
        undefined,
      ),

    showSidebar: () =>
      inBrowser(
        widget =>
          Services.wm
            .getMostRecentWindow('navigator:browser')
            .SidebarController.show(`${widget}-sidebar-action`),
        widget,
      ),

    chooseInMenu: label =>
      inBrowser(
        async ({ label, widget }) => {
          const { document } = Services.wm.getMostRecentWindow('navigator:browser')
          const menu = document.getElementById('contentAreaContextMenu')
          // The browser has an item to have a selection explained, too.
          const ours = `menuitem[id^="${widget}-menuitem-"]` as const
          const find = () => [...menu.querySelectorAll(ours)].find(item => item.label.startsWith(label))
          while (menu.state !== 'open' || !find())
            await new Promise<void>(resolve => Services.tm.dispatchToMainThread(resolve))
          find()?.doCommand()
          menu.hidePopup()
        },
        { label, widget },
      ),

    answerDialog: answer =>
      inBrowser(async answer => {
        const { panel } = Services.wm.getMostRecentWindow('navigator:browser').PopupNotifications
        while (panel.state !== 'open')
          await new Promise<void>(resolve => Services.tm.dispatchToMainThread(resolve))
        const dialog = panel.firstElementChild
        if (answer === 'allow') dialog?.button.click()
        else dialog?.secondaryButton.click()
      }, answer),
  }
}
