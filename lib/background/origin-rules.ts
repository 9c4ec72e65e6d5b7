import { type OriginRule, toOriginRules } from '../connections/origin-rules.ts'
import type { Connection } from '../model/connection.ts'
import type { Store } from '../store/store.ts'

/** What dropping `Origin` needs of a browser. */
export interface RuleBrowser {
  ownHost(): string
  /** Puts these in the place of those that are there. */
  replace(rules: readonly OriginRule[]): Promise<void>
}

export interface OriginRules {
  /** Makes the browser's rules agree with the connections. */
  reconcile(): void
  /** Resolves once they do, as far as they can. */
  settled(): Promise<void>
  /** Counts a connection among them that is not saved, until the returned function is called. */
  tryOut(connection: Connection): () => void
}

interface Options {
  readonly store: Pick<Store, 'connections'>
  readonly browser: RuleBrowser
  readonly onError: (what: string, error: unknown) => void
}

export function createOriginRules({ store, browser, onError }: Options): OriginRules {
  const tried = new Set<Connection>()
  let queue: Promise<void> = Promise.resolve()

  async function apply(): Promise<void> {
    await browser.replace(toOriginRules([...(await store.connections()), ...tried], browser.ownHost()))
  }

  /** One at a time, so that what was wanted last is what stands. */
  function reconcile(): void {
    queue = queue
      .then(apply)
      // Without the rule the server refuses, and says so: no reason to ask nothing at all.
      .catch(error => onError('A rule for requests could not be set', error))
  }

  return {
    reconcile,
    settled: () => queue,

    tryOut(connection) {
      if (!connection.dropOrigin) return () => {}
      tried.add(connection)
      reconcile()
      return () => {
        tried.delete(connection)
        reconcile()
      }
    },
  }
}
