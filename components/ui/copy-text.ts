import type { Feedback } from './use-feedback.ts'

/** Copies a text, and the same as HTML where that can be made. `what` it is: the person may have to do it by hand. */
export function copyText(text: string, what: string, toHtml?: () => string): Promise<Feedback> {
  return write(text, toHtml).then(
    () => ({ ok: true, words: 'Copied' }),
    () => ({ ok: false, words: `Not copied: the browser did not allow it. Select the ${what} and copy it.` }),
  )
}

async function write(text: string, toHtml: (() => string) | undefined): Promise<void> {
  if (!toHtml) return navigator.clipboard.writeText(text)
  const rich = new Blob([toHtml()], { type: 'text/html' })
  return navigator.clipboard.write([new ClipboardItem({ 'text/html': rich, 'text/plain': text })])
}
