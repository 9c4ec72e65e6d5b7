import type { Feedback } from './use-feedback.ts'

/** Copies a text. `what` it is: the person may have to do it by hand. */
export function copyText(text: string, what: string): Promise<Feedback> {
  return navigator.clipboard.writeText(text).then(
    () => ({ ok: true, words: 'Copied' }),
    () => ({ ok: false, words: `Not copied: the browser did not allow it. Select the ${what} and copy it.` }),
  )
}
