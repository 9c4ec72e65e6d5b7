import { promisifyRequest } from 'idb-keyval'
import { abort } from './abort.ts'
import { MIGRATIONS, type Migration } from './migrations.ts'

const SCHEMA_KEY = ['schema']

/** What these migrations lead to. */
export const versionAfter = (migrations: readonly Migration[]): number => migrations.length + 1

/** Goes with the object store when a database is made. */
export function putVersion(store: IDBObjectStore, version: number): void {
  store.put(version, SCHEMA_KEY)
}

/**
 * Brings what is stored to the version of this code, one version in each transaction: it is done whole or not at all,
 * whoever dies meanwhile, and once, whoever else opens the database. Says whether it may be written to: what a newer
 * version wrote is left as it is.
 *
 * The version is a record and not IndexedDB's own: that one would refuse to open what is newer, which can still be read
 * as far as it is understood.
 */
export async function migrate(
  begin: (mode: IDBTransactionMode) => Promise<IDBObjectStore>,
  migrations: readonly Migration[],
): Promise<boolean> {
  const latest = versionAfter(migrations)
  let version = await versionOf(await begin('readonly'))
  while (version < latest) version = await step(await begin('readwrite'), migrations)
  return version === latest
}

async function step(store: IDBObjectStore, migrations: readonly Migration[]): Promise<number> {
  const { transaction } = store
  const version = await versionOf(store)
  const migration = migrations[version - 1]
  // Somebody else has done it since.
  if (!migration) return version
  try {
    await migration(store)
    putVersion(store, version + 1)
  } catch (error) {
    abort(transaction)
    throw error
  }
  await promisifyRequest(transaction)
  return version + 1
}

/** Whether a newer version wrote what is stored: it is read, and not written to. */
export async function isNewer(store: IDBObjectStore, migrations = MIGRATIONS): Promise<boolean> {
  return (await versionOf(store)) > versionAfter(migrations)
}

/** A record that is no version was written by nobody that is known here. */
async function versionOf(store: IDBObjectStore): Promise<number> {
  const version: unknown = await promisifyRequest(store.get(SCHEMA_KEY))
  if (version === undefined) return 1
  return typeof version === 'number' && Number.isInteger(version) && version > 0 ? version : Infinity
}
