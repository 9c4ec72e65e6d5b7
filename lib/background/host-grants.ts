import type { Store } from '../store/store.ts'

/** What giving a permission back needs of a browser. */
export interface GrantBrowser {
  toPattern(origin: string): string
  giveBack(pattern: string): Promise<unknown>
}

interface Options {
  readonly store: Pick<Store, 'connections' | 'deletedUrls' | 'settings'>
  readonly browser: GrantBrowser
  readonly onError: (what: string, error: unknown) => void
}

/**
 * Looks which hosts the connections need, and gives back the permission for those that none needs any more since it looked
 * last: what was granted for something else is the person's affair. One that an undo can bring back needs its host.
 */
export function createHostGrants({ store, browser, onError }: Options): () => Promise<void> {
  let before: ReadonlySet<string> = new Set()
  let queue: Promise<void> = Promise.resolve()

  async function review(): Promise<void> {
    const [connections, deleted, { sites }] = await Promise.all([
      store.connections(),
      store.deletedUrls(),
      store.settings(),
    ])
    const urls = [...connections.map(({ url }) => url), ...deleted]
    const needed = new Set(urls.map(url => browser.toPattern(new URL(url).origin)))
    const ofSites = sites.map(browser.toPattern)
    const gone = [...before].filter(pattern => !needed.has(pattern) && !ofSites.includes(pattern))
    before = needed
    await Promise.all(gone.map(pattern => browser.giveBack(pattern)))
  }

  return () => {
    queue = queue.then(review).catch(error => onError('A permission could not be given back', error))
    return queue
  }
}
