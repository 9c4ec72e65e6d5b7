import { join } from 'node:path'

export const PROJECT_ROOT = join(import.meta.dirname, '..')

/** A path inside the project, made absolute: tools are started from anywhere. */
export const inProject = (...parts: string[]): string => join(PROJECT_ROOT, ...parts)
