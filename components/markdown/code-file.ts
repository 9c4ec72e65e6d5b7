import type { Feedback } from '../ui/use-feedback.ts'

/** Until the browser has surely taken it. */
const KEPT_FOR = 60_000

/** Has the browser save a text as a file, where it saves files. */
export function saveFile(name: string, text: string): Feedback {
  try {
    const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
    const link = document.createElement('a')
    link.href = url
    link.download = name
    link.click()
    setTimeout(() => URL.revokeObjectURL(url), KEPT_FOR)
    return { ok: true, words: 'Downloading' }
  } catch {
    return { ok: false, words: 'Not downloaded: the browser did not allow it. Copy the code instead.' }
  }
}
