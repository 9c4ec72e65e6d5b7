import { createHash } from 'node:crypto'

/** The id Chromium gives to an unpacked extension: a hash of its folder's path, written with the letters a to p. */
export function extensionId(folder: string): string {
  const path = Buffer.from(folder, process.platform === 'win32' ? 'utf16le' : 'utf8')
  const hash = createHash('sha256').update(path).digest('hex').slice(0, 32)
  return [...hash].map(digit => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('')
}
