import type { Plugin } from 'vite'

/**
 * One chunk for all that the same pages load at their start, instead of one for each set of pages and lazy chunks that
 * share a module: those were thirty-six files for the side panel, most of a few hundred bytes, which compress badly.
 * What a page loads later is left to the bundler.
 */
export function pageChunks(): Plugin {
  let pages: string[] = []

  return {
    name: 'page-chunks',
    apply: 'build',

    configResolved({ build }) {
      pages = Object.values(build.rolldownOptions.input ?? {}).filter(entry => entry.endsWith('.html'))
    },

    outputOptions(options) {
      // The worker and the scripts for pages are built one by one, each in a file of its own.
      if (pages.length < 2) return null
      let needed: Map<string, string[]> | undefined
      return {
        ...options,
        codeSplitting: {
          groups: [
            {
              name(id, graph) {
                needed ??= pagesByModule(pages, module => graph.getModuleInfo(module)?.importedIds ?? [])
                const needing = needed.get(id) ?? []
                return needing.length > 1 ? needing.map(nameOf).join('-') : null
              },
              // Whoever needs a module needs what that imports: its chunk is this one, or one that more pages load.
              includeDependenciesRecursively: false,
            },
          ],
        },
      }
    },
  }
}

/** For each module, which of the pages load it at their start. */
function pagesByModule(pages: readonly string[], importsOf: (id: string) => readonly string[]) {
  const needed = new Map<string, string[]>()
  for (const page of pages) {
    const waiting = [page]
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const needing = needed.get(id) ?? []
      if (needing.includes(page)) continue
      needed.set(id, [...needing, page])
      waiting.push(...importsOf(id))
    }
  }
  return needed
}

/** Of `…/popup/index.html` it is `popup`. */
const nameOf = (page: string): string => page.split('/').at(-2) ?? page
