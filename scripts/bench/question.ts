import type { Page } from 'playwright'

/** Puts a question into the composer; what follows can be measured from the key that sends it. */
export const typeQuestion = (page: Page): Promise<void> =>
  page.getByRole('textbox', { name: 'Message' }).fill('How long does it take?')

/** Sends what is typed with a key, which runs no script in the page but the page's own. */
export const sendQuestion = (page: Page): Promise<void> => page.keyboard.press('Enter')
