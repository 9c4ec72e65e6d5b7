import type { Page } from '@playwright/test'
import { say } from '../e2e/fixtures/say.ts'

/** Switches the button on from a page of ours, as Options and the popup do. */
export async function switchSiteOn(page: Page, origin: string): Promise<void> {
  await page.evaluate(origin => chrome.permissions.request({ origins: [`${origin}/*`] }), origin)
  await page.evaluate(say, { type: 'set-site', origin, on: true })
}
