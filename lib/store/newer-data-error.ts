import type { Failure } from '../model/failure.ts'
import { TemporaryFullError } from './temporary/temporary-full-error.ts'

/** What is stored was written by a newer version of this extension: it can be read, as far as it is understood. */
export class NewerDataError extends Error {
  override readonly name = 'NewerDataError'

  constructor() {
    super('The database was written by a newer version')
  }
}

/** Why nothing could be stored. */
export function toStorageFailure(error: unknown): Failure {
  if (error instanceof TemporaryFullError) return { kind: 'temporary-full' }
  return { kind: error instanceof NewerDataError ? 'newer-data' : 'storage' }
}
