import type { Page } from '@playwright/test'
import type { Scene } from './attack.ts'

/** As long as a menu tells it: the rest of such a selection is read in the page, a moment later. */
export const CUT_OFF = 'Words that the menu told. '.padEnd(16_384, 'x')

/**
 * Our item was chosen on a page that had so much selected, and in the tab now stands another page, all of it selected. By the
 * event that the browser sends: a page cannot, and no menu opens in a browser without a screen.
 */
export async function chooseInMenu({ extension }: Pick<Scene, 'extension'>, page: Page): Promise<void> {
  await page.bringToFront()
  await page.locator('#first').click()
  await page.keyboard.press('Control+a')
  const worker = await extension.worker()
  await worker.evaluate(
    async ({ url, selectionText }) => {
      const tab = (await chrome.tabs.query({})).find(tab => tab.url === url)
      const info = { menuItemId: 'ask', selectionText, frameId: 0, pageUrl: `${url}/before`, editable: false }
      Object(chrome.contextMenus.onClicked).dispatch(info, tab)
    },
    { url: page.url(), selectionText: CUT_OFF },
  )
}
