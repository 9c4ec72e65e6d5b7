import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

/** Modules that the tools put in themselves, and the package that each kind comes from. */
const MADE_BY: readonly (readonly [start: string, name: string])[] = [
  ['\0vite/', 'vite'],
  ['\0rolldown/', 'rolldown'],
  ['\0virtual:wxt-', 'wxt'],
]

/** Remembers which modules got into the chunks of all builds of one run: pages, worker, scripts, the workers of pages. */
export function collectModules() {
  const ids = new Set<string>()
  const plugin = (): Plugin => ({
    name: 'collect-modules',
    apply: 'build',
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle))
        if (output.type === 'chunk') for (const id of output.moduleIds) ids.add(id)
    },
  })
  return { plugin, ids }
}

/**
 * The folders of the packages that modules come from; `root` is the project's. A module that comes from nowhere known is an
 * error: nothing ships whose licence nobody has read.
 */
export function packagesOf(ids: Iterable<string>, root: string): string[] {
  const folders = [...ids].map(id => packageOf(id, root)).filter(folder => folder !== undefined)
  return [...new Set(folders)]
}

function packageOf(id: string, root: string): string | undefined {
  const installed = /.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id)
  if (installed) return installed[0]
  const made = MADE_BY.find(([start]) => id.startsWith(start))
  if (made) return installedAt(root, made[1])
  if (id.startsWith(`${root}/`)) return undefined
  throw new Error(`A module of no known package: ${JSON.stringify(id)}`)
}

/** Where Node would find it: in this folder's `node_modules` or those above. */
function installedAt(folder: string, name: string): string {
  const path = join(folder, 'node_modules', name)
  if (existsSync(path)) return path
  if (dirname(folder) === folder) throw new Error(`${name} is not installed`)
  return installedAt(dirname(folder), name)
}
