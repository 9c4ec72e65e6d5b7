import { parsePolicy } from '../connections/parse-policy.ts'
import type { ConnectionId } from '../model/connection.ts'
import type { PolicyEntry } from '../model/managed.ts'
import type { Store } from '../store/store.ts'

interface Options {
  readonly store: Pick<Store, 'managed' | 'applyPolicy'>
  /** What an administrator has set; empty where nobody has. */
  readonly readPolicy: () => Promise<Readonly<Record<string, unknown>>>
  readonly onChanged: () => Promise<void>
}

/** Makes the connections agree with what the person's organisation has set. However often it is done, it is done once. */
export function createManagedConnections({ store, readPolicy, onChanged }: Options) {
  /** Who waits for a policy, by when it was asked for. A browser may take seconds to answer, or never do. */
  const waiting = new Map<number, (applied: Promise<void>) => void>()
  let asked = 0
  let last: Promise<void> = Promise.resolve()

  async function read(nth: number): Promise<void> {
    const found = await readPolicy()
    // What was asked for later is applied already.
    if (!waiting.has(nth)) return
    last = last.catch(() => {}).then(() => apply(found))
    for (const [one, resolve] of waiting) {
      if (one > nth) continue
      waiting.delete(one)
      resolve(last)
    }
  }

  async function apply(found: Readonly<Record<string, unknown>>): Promise<void> {
    // Most people have no organisation: nothing is written for them.
    if (Object.keys(found).length === 0 && !(await store.managed())) return
    const policy = parsePolicy(found)
    if (await store.applyPolicy(policy, await toDigests(policy.entries))) await onChanged()
  }

  return {
    /** Resolves once a policy is applied that was asked for now or later. */
    apply(): Promise<void> {
      asked += 1
      const nth = asked
      return new Promise((resolve, reject) => {
        waiting.set(nth, resolve)
        read(nth).catch(error => {
          waiting.delete(nth)
          reject(error)
        })
      })
    },
  }
}

async function toDigests(entries: readonly PolicyEntry[]): Promise<Map<ConnectionId, string>> {
  const digests = entries.map(async entry => {
    const text = new TextEncoder().encode(JSON.stringify(entry))
    const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', text))
    return [entry.connection.id, [...bytes].map(byte => byte.toString(16)).join('')] as const
  })
  return new Map(await Promise.all(digests))
}
