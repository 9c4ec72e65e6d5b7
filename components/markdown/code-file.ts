import { saveBlob } from '../ui/save-blob.ts'
import type { Feedback } from '../ui/use-feedback.ts'

/** Has the browser save a text as a file, where it saves files. */
export function saveFile(name: string, text: string): Feedback {
  try {
    saveBlob(name, new Blob([text], { type: 'text/plain;charset=utf-8' }))
    return { ok: true, words: 'Downloading' }
  } catch {
    return { ok: false, words: 'Not downloaded: the browser did not allow it. Copy the code instead.' }
  }
}
