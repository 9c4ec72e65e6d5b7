import { vi } from 'vitest'

/** Calls back at every write, the first of which is 1, until all mocks are restored. */
export function atWrites(act: (nth: number, transaction: IDBTransaction) => void): void {
  let count = 0
  for (const method of ['put', 'delete'] as const) {
    const original = IDBObjectStore.prototype[method]
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (
      this: IDBObjectStore,
      ...args: unknown[]
    ) {
      const request = Reflect.apply(original, this, args)
      act(++count, this.transaction)
      return request
    })
  }
}
