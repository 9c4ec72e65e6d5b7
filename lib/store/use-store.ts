import { promisifyRequest, type UseStore } from 'idb-keyval'
import { abort } from './abort.ts'
import { migrate, putVersion, versionAfter } from './migrate.ts'
import { MIGRATIONS, type Migration } from './migrations.ts'
import { NewerDataError } from './newer-data-error.ts'
import { createRoomCheck } from './room-check.ts'

const OBJECT_STORE = 'records'
const OPEN_TIMEOUT = 5_000

/** The two ways a write may become durable, over one connection. */
export interface Database {
  /** On disk when the promise resolves: what a person did, and a whole answer. */
  readonly strict: UseStore
  /** In the system's hands when the promise resolves: survives the worker and the browser, not a power cut. */
  readonly relaxed: UseStore
}

interface Connection {
  readonly database: IDBDatabase
  readonly isWritable: boolean
}

/**
 * Opens at the first use. Lets go when a newer version or a deletion waits for it, and opens again once when the
 * connection turns out to be closed, which browsers do under memory pressure and after clearing data. What an older
 * version wrote is migrated first, by whoever opens it first; what a newer one wrote is not written to.
 */
export function openDatabase(
  name: string,
  indexedDB: IDBFactory = globalThis.indexedDB,
  migrations: readonly Migration[] = MIGRATIONS,
  hasRoom = createRoomCheck(),
): Database {
  let opening: Promise<Connection> | undefined
  const closed = new WeakSet<IDBDatabase>()

  function connect(): Promise<Connection> {
    opening ??= open().catch((error: unknown) => {
      opening = undefined
      throw error
    })
    return opening
  }

  async function open(): Promise<Connection> {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => {
      putVersion(request.result.createObjectStore(OBJECT_STORE), versionAfter(migrations))
    }
    const database = await withTimeout(promisifyRequest(request), request)
    database.onclose = () => {
      closed.add(database)
      letGo()
    }
    database.onversionchange = () => {
      database.close()
      letGo()
    }
    const begin = async (mode: IDBTransactionMode) => {
      if (mode !== 'readonly') await expectRoom()
      return database.transaction(OBJECT_STORE, mode, { durability: 'strict' }).objectStore(OBJECT_STORE)
    }
    try {
      return { database, isWritable: await migrate(begin, migrations) }
    } catch (error) {
      database.close()
      throw error
    }
  }

  async function expectRoom(): Promise<void> {
    if (!(await hasRoom())) throw new DOMException('The disk is full', 'QuotaExceededError')
  }

  function letGo(): void {
    opening = undefined
  }

  async function openStore(mode: IDBTransactionMode, durability: IDBTransactionDurability) {
    function begin({ database, isWritable }: Connection): IDBObjectStore {
      if (mode !== 'readonly' && !isWritable) throw new NewerDataError()
      return database.transaction(OBJECT_STORE, mode, { durability }).objectStore(OBJECT_STORE)
    }
    if (mode !== 'readonly') await expectRoom()
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
      // A connection that is closed under a transaction takes back all of it: it is done once more, over another one.
      for (let isAgain = false; ; isAgain = true) {
        const store = await openStore(mode, durability)
        const { transaction } = store
        let isTakenBack = false
        const takeBack = () => {
          isTakenBack = true
        }
        // What was asked in it hears of it first.
        transaction.addEventListener('error', takeBack)
        transaction.addEventListener('abort', takeBack)
        try {
          // In the same tick: a transaction nobody has used yet commits by itself.
          return await callback(store)
        } catch (error) {
          const isOurs = !isTakenBack
          abort(transaction)
          if (isAgain || isOurs || !(await isClosed(transaction.db))) throw error
        }
      }
    }

  /** A browser says that it has closed a connection after it has told the transactions in it. */
  async function isClosed(database: IDBDatabase): Promise<boolean> {
    await new Promise(resolve => setTimeout(resolve))
    return closed.has(database)
  }

  return { strict: use('strict'), relaxed: use('relaxed') }
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
