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
  let last: Promise<void> = Promise.resolve()

  async function apply(): Promise<void> {
    const found = await readPolicy()
    // Most people have no organisation: nothing is written for them.
    if (Object.keys(found).length === 0 && !(await store.managed())) return
    const policy = parsePolicy(found)
    if (await store.applyPolicy(policy, await toDigests(policy.entries))) await onChanged()
  }

  return {
    /** One after the other: what was read first must not be written last. */
    apply(): Promise<void> {
      last = last.catch(() => {}).then(apply)
      return last
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
