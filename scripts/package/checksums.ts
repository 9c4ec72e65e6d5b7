import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** As `sha256sum --check` reads them. */
export function checksums(folder: string, names: readonly string[]): string {
  return [...names]
    .sort()
    .map(name => `${sha256(readFileSync(join(folder, name)))}  ${name}\n`)
    .join('')
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
