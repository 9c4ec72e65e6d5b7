import type { Feedback } from './use-feedback.ts'

/** Copies a text, and the same as HTML where that can be made. `what` it is: the person may have to do it by hand. */
export function copyText(text: string, what: string, toHtml?: () => Promise<string>): Promise<Feedback> {
  return write(text, toHtml).then(
    () => ({ ok: true, words: 'Copied' }),
    () => ({ ok: false, words: `Not copied: the browser did not allow it. Select the ${what} and copy it.` }),
  )
}

async function write(text: string, toHtml: (() => Promise<string>) | undefined): Promise<void> {
  if (!toHtml) return navigator.clipboard.writeText(text)
  // Asked for in the click, which a browser has forgotten by the time that it is made.
  const rich = toHtml().then(html => new Blob([html], { type: 'text/html' }))
  return navigator.clipboard.write([new ClipboardItem({ 'text/html': rich, 'text/plain': text })])
}
