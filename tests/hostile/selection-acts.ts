import type { Page } from '@playwright/test'
import { findSelectionButton } from '../../scripts/browser/press-selection-button.ts'
import { expect } from '../e2e/fixtures/extension.ts'

/** A page, what of it a person selects, and what of it may go to a model. No input of a file can spell it. */
interface Act {
  readonly html: string
  /** Resolves once the page has done what it does when somebody presses. */
  readonly pressed?: (page: Page) => Promise<void>
  /** Parts of the quote, all of which are there. */
  readonly sent: readonly string[]
  /** Whether it may be that nothing is brought. */
  readonly mayBeNothing?: true
}

/** Stands in what nobody who looks at the page sees: it is never sent. */
export const UNSEEN = /unseen/i

export const FRAME = `<!doctype html><title>Frame</title><p>Unseen from here: the words of another origin</p>`

/** Where a page goes that is not there any more for a press. */
export const AFTER = `<!doctype html><title>After</title><p id="first">Unseen: what the next page says</p>`

const page = (body: string) => `<!doctype html><title>Acts</title><p id="first">First words.</p>${body}`

/** As if the page had known that somebody is about to press. */
const onPress = (does: string) =>
  `<script>addEventListener('pointerdown', ({ target }) => {
     if (target.parentNode === document.documentElement && target !== document.body) { ${does} }
   }, true)</script><p>Last words.</p>`

export const selectionActs = (frame: string): Readonly<Record<string, Act>> => ({
  'what is hidden by a style, an attribute or its kind': {
    html: page(`
      <p style="display: none">Unseen: not displayed</p>
      <p style="visibility: hidden">Unseen: not visible</p>
      <p hidden>Unseen: hidden</p>
      <p style="content-visibility: hidden"><span>Unseen: skipped</span></p>
      <div inert style="display: contents"><span style="display: none">Unseen: contents</span></div>
      <p aria-label="Unseen label" title="Unseen title" data-note="Unseen data">Seen: labelled</p>
      <p><img alt="Unseen words of a picture" src="data:,"><!-- Unseen comment --></p>
      <details><summary>Seen: summary</summary>Unseen: folded</details>
      <template><p>Unseen: template</p></template>
      <script type="text/plain">Unseen: script</script>
      <style>.unseen { color: red }</style>
      <noscript>Unseen: no script</noscript>
      <input type="hidden" value="Unseen: field"><input type="password" value="Unseen: password">
      <svg><title>Unseen: title of a drawing</title><desc>Unseen: description</desc></svg>
      <p style="color: white; background: white">Seen once selected: white on white</p>
      <p>Last words.</p>`),
    sent: [
      'First words.',
      'Seen: labelled',
      'Seen: summary',
      'Seen once selected: white on white',
      'Last words.',
    ],
  },
  'across a shadow root, and a frame of another origin': {
    html: page(`
      <div><template shadowrootmode="open"><p>Shadow words.</p></template></div>
      <div><template shadowrootmode="closed"><p>Closed words.</p></template></div>
      <iframe src="${frame}"></iframe>
      <p>Last words.</p>`),
    sent: ['First words.', 'Last words.'],
  },
  'a page that goes elsewhere when the button is pressed': {
    html: page(onPress(`location.assign('/acts/after')`)),
    pressed: page => page.waitForURL('**/acts/after'),
    sent: ['First words.', 'Last words.'],
    mayBeNothing: true,
  },
  'a page that says something else when the button is pressed': {
    html: page(onPress(`document.body.textContent = 'Unseen: what came then'`)),
    pressed: async page => {
      await expect(page.locator('body')).toHaveText('Unseen: what came then')
    },
    sent: ['First words.', 'Last words.'],
    mayBeNothing: true,
  },
})

/** Selects all of the page with the keyboard, and presses where the button stands. */
export async function selectAndPress(page: Page): Promise<void> {
  await page.bringToFront()
  await page.locator('#first').click()
  await page.keyboard.press('Control+a')
  await expect.poll(() => findSelectionButton(page)).toBeDefined()
  const [x, y] = (await findSelectionButton(page)) ?? [0, 0]
  await page.mouse.click(x, y)
}
