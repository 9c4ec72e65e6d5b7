import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A browser profile that is gone afterwards. */
export interface TemporaryProfile {
  folder: string
  remove(): Promise<void>
}

export async function createTemporaryProfile(): Promise<TemporaryProfile> {
  const folder = await mkdtemp(join(tmpdir(), 'mishalsgpt-profile-'))
  return {
    folder,
    // A browser that was killed still writes for a moment.
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  }
}
