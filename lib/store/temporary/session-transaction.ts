import { type Changes, nameOf, type SessionRecord, type SessionRecords, toRecord } from './session-records.ts'

/** What one transaction sees and does. */
export interface SessionTransaction {
  readonly store: IDBObjectStore
  /** Writes what was put and deleted; however often it is asked for, once. */
  end(): Promise<void>
}

/**
 * Speaks as much of IndexedDB's object store as this folder's parent uses, so that every function there does in memory
 * what it does on disk. Whoever asks for the end of the transaction has asked for everything else before.
 */
export function createSessionTransaction(
  records: SessionRecords,
  commit: (changes: Changes) => Promise<void>,
): SessionTransaction {
  const changes = new Map<string, SessionRecord | undefined>()
  let ended: Promise<void> | undefined

  function end(): Promise<void> {
    ended ??= commit(changes)
    return ended
  }

  const find = (key: IDBValidKey) => {
    const name = nameOf(key)
    return changes.has(name) ? changes.get(name) : records.get(name)
  }

  function within(query: IDBValidKey | IDBKeyRange, count = Number.POSITIVE_INFINITY): SessionRecord[] {
    if (!(query instanceof IDBKeyRange)) {
      const found = find(query)
      return found ? [found] : []
    }
    const found: SessionRecord[] = []
    for (const [name, record] of records)
      if (!changes.has(name) && query.includes(record.key)) found.push(record)
    for (const record of changes.values()) if (record && query.includes(record.key)) found.push(record)
    return found.sort((a, b) => indexedDB.cmp(a.key, b.key)).slice(0, count)
  }

  const transaction = {
    error: null as unknown,
    onabort: () => {},
    set oncomplete(run: () => void) {
      queueMicrotask(() => {
        end().then(run, error => {
          transaction.error = error
          transaction.onabort()
        })
      })
    },
  }

  const store = {
    transaction,
    get: (query: IDBValidKey) => request(within(query).map(read)[0]),
    getKey: (query: IDBValidKey) => request(within(query)[0]?.key),
    getAll: (query: IDBKeyRange, count?: number) => request(within(query, count).map(read)),
    getAllKeys: (query: IDBKeyRange, count?: number) => request(within(query, count).map(({ key }) => key)),
    count: (query: IDBValidKey | IDBKeyRange) => request(within(query).length),
    put(value: unknown, key: IDBValidKey) {
      changes.set(nameOf(key), toRecord(key, value))
      return request(key)
    },
    add(value: unknown, key: IDBValidKey) {
      if (find(key)) throw new DOMException('There is such a record', 'ConstraintError')
      return store.put(value, key)
    },
    delete(query: IDBValidKey | IDBKeyRange) {
      for (const { key } of within(query)) changes.set(nameOf(key), undefined)
      return request(undefined)
    },
    openKeyCursor: (query: IDBKeyRange) => openCursor(within(query).reverse()),
  }

  return { store: store as unknown as IDBObjectStore, end } // as much of it as is used
}

const read = ({ json }: SessionRecord): unknown => JSON.parse(json)

function request<T>(result: T) {
  const asked = { result, onsuccess: () => {} }
  queueMicrotask(() => asked.onsuccess())
  return asked
}

/** Backwards, as the one that is used goes. */
function openCursor(found: readonly SessionRecord[]) {
  let at = 0
  const asked = request(here())

  function here() {
    const record = found[at]
    return record ? { key: record.key, advance, continue: () => advance(1) } : null
  }

  function advance(steps: number): void {
    at += steps
    asked.result = here()
    queueMicrotask(() => asked.onsuccess())
  }

  return asked
}
