import { browser } from './browser.ts'

/** Longer ones come cut off with the menu in some browsers. In UTF-16 units, as Firefox counts them. */
const LONGEST_OF_MENU = 16_384

/** Milliseconds for a page that is too busy to say what is selected in it: what is not waited for is not asked about. */
const PATIENCE = 3_000

/** All that is selected in this frame, under the grant that a menu gives, where `text` is what the menu told of it. */
export async function readWholeSelection(text: string, tabId: number, frameId: number): Promise<string> {
  if (text.length < LONGEST_OF_MENU) return text
  const target = { tabId, frameIds: [frameId] }
  try {
    const reading = browser.scripting.executeScript({ target, func: readSelection })
    const [injection] = (await Promise.race([reading, afterPatience()])) ?? []
    const whole = injection?.result
    // A page may have selected something else meanwhile.
    return typeof whole === 'string' && whole.startsWith(text) ? whole : text
  } catch {
    return text
  }
}

const afterPatience = (): Promise<undefined> =>
  new Promise(resolve => setTimeout(() => resolve(undefined), PATIENCE))

/** Runs in a frame of the page. */
function readSelection(): string | undefined {
  const field = document.activeElement
  return field instanceof HTMLTextAreaElement
    ? field.value.slice(field.selectionStart, field.selectionEnd)
    : getSelection()?.toString()
}
