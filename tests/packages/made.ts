import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inProject } from '../../scripts/project-root.ts'

export const BROWSERS = ['chrome', 'firefox'] as const
export type Browser = (typeof BROWSERS)[number]

/** What the tests are about. */
export const OUTPUT = inProject('.output')
/** Where the sources that are published are unpacked, and everything is made of them once more. */
export const AGAIN = inProject('.output/again')

/** The published files, by name. */
export function published(output: string): string[] {
  return readdirSync(output)
    .filter(name => name.startsWith('mishalsgpt-'))
    .sort()
}

export const publishedAs = (suffix: string): string => {
  const name = published(OUTPUT).find(name => name.endsWith(suffix))
  if (name === undefined) throw new Error(`Nothing ends with ${suffix}: \`npm run zip\` makes it`)
  return join(OUTPUT, name)
}

/** A browser's files, by their paths. */
export function built(browser: Browser): Map<string, string> {
  const folder = join(OUTPUT, `${browser}-mv3`)
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  return new Map(
    files
      .map(entry => join(entry.parentPath, entry.name))
      .sort()
      .map(path => [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')]),
  )
}
