import type { BrowserContext, Page } from 'playwright'
import { grantHost } from './grant-host.ts'
import type { Surfaces } from './surfaces.ts'

/** Switches the selection button on for the site of this page, in the popup, as a person does. */
export async function enableSelectionButton(
  context: BrowserContext,
  id: string,
  surfaces: Surfaces,
  page: Page,
): Promise<void> {
  const { origin, hostname } = new URL(page.url())
  await grantHost(context, id, origin)
  const popup = await surfaces.openPopup(page)
  const name = `Ask button on ${hostname}`
  await popup.getByRole('switch', { name }).click()
  await popup.getByRole('switch', { name, checked: true }).waitFor()
  const closed = popup.waitForEvent('close')
  await page.locator('h1').click()
  await closed
}
