/** Until the browser has surely taken it. */
const KEPT_FOR = 60_000

/** Has the browser save a file, where it saves files. Needs no permission. */
export function saveBlob(name: string, content: Blob): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), KEPT_FOR)
}
