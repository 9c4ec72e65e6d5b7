/** Changes what is stored, within the transaction that it is given, and waits for nothing but its own requests. */
export type Migration = (store: IDBObjectStore) => Promise<void>

/**
 * The n-th leads from version n to n + 1. What is only added, an optional field or a new kind of record, needs none: it
 * is read as absent. Each comes with a fixture of the version before it, in `tests/fixtures/store`.
 */
export const MIGRATIONS: readonly Migration[] = []
