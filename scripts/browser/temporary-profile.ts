import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A browser profile that is gone afterwards. */
export interface TemporaryProfile {
  folder: string
  /** Whether one of its files has this text, as the browser's databases write it: ASCII for what is ASCII. */
  holds(text: string): Promise<boolean>
  remove(): Promise<void>
}

export async function createTemporaryProfile(): Promise<TemporaryProfile> {
  const folder = await mkdtemp(join(tmpdir(), 'mishalsgpt-profile-'))
  return {
    folder,
    async holds(text) {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true })
      const files = entries.filter(entry => entry.isFile())
      const holding = await Promise.all(files.map(file => hasText(join(file.parentPath, file.name), text)))
      return holding.includes(true)
    },
    // A browser that was killed still writes for a moment.
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  }
}

/** A file that went away while it was looked for has nothing. */
const hasText = (path: string, text: string): Promise<boolean> =>
  readFile(path).then(
    bytes => bytes.includes(text),
    () => false,
  )
