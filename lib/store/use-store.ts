import { promisifyRequest, type UseStore } from 'idb-keyval'

const OBJECT_STORE = 'records'
const OPEN_TIMEOUT = 5_000

/** The two ways a write may become durable, over one connection. */
export interface Database {
  /** On disk when the promise resolves: what a person did, and a whole answer. */
  readonly strict: UseStore
  /** In the system's hands when the promise resolves: survives the worker and the browser, not a power cut. */
  readonly relaxed: UseStore
}

/**
 * Opens at the first use. Lets go when a newer version or a deletion waits for it, and opens again once when the
 * connection turns out to be closed, which browsers do under memory pressure and after clearing data.
 */
export function openDatabase(name: string, indexedDB: IDBFactory = globalThis.indexedDB): Database {
  let opening: Promise<IDBDatabase> | undefined

  function connect(): Promise<IDBDatabase> {
    opening ??= open().catch((error: unknown) => {
      opening = undefined
      throw error
    })
    return opening
  }

  async function open(): Promise<IDBDatabase> {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore(OBJECT_STORE).put(1, ['schema'])
    }
    const database = await withTimeout(promisifyRequest(request), request)
    database.onclose = letGo
    database.onversionchange = () => {
      database.close()
      letGo()
    }
    return database
  }

  function letGo(): void {
    opening = undefined
  }

  async function openStore(mode: IDBTransactionMode, durability: IDBTransactionDurability) {
    const begin = (database: IDBDatabase) =>
      database.transaction(OBJECT_STORE, mode, { durability }).objectStore(OBJECT_STORE)
    try {
      return begin(await connect())
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error
      letGo()
      return begin(await connect())
    }
  }

  const use =
    (durability: IDBTransactionDurability): UseStore =>
    async (mode, callback) => {
      const store = await openStore(mode, durability)
      try {
        // In the same tick: a transaction nobody has used yet commits by itself.
        return await callback(store)
      } catch (error) {
        abort(store.transaction)
        throw error
      }
    }

  return { strict: use('strict'), relaxed: use('relaxed') }
}

/** An exception alone would let the browser keep what was written before it. */
function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort()
  } catch {
    // It has ended.
  }
}

/** An open that another connection blocks would otherwise wait for ever. */
async function withTimeout(opened: Promise<IDBDatabase>, request: IDBOpenDBRequest): Promise<IDBDatabase> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new DOMException('The database did not open in time', 'TimeoutError'))
      request.onsuccess = () => request.result.close()
    }, OPEN_TIMEOUT)
  })
  try {
    return await Promise.race([opened, late])
  } finally {
    clearTimeout(timer)
  }
}
