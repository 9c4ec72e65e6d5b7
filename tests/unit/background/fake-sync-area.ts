import type { SyncArea } from '../../../lib/background/sync.ts'

/** The browser's own sync, as one browser sees it. */
export function createFakeSyncArea() {
  const items = new Map<string, unknown>()
  let refusing = false
  let writes = 0
  let arriving: ReadonlyMap<string, unknown> = new Map()

  function write(): void {
    if (refusing) throw new Error('This request exceeds the MAX_WRITE_OPERATIONS_PER_MINUTE quota.')
    writes += 1
  }

  const area: SyncArea = {
    async get() {
      const found = structuredClone(Object.fromEntries(items))
      for (const [name, value] of arriving) items.set(name, value)
      arriving = new Map()
      return found
    },
    async set(added) {
      write()
      for (const [name, value] of Object.entries(structuredClone(added))) items.set(name, value)
    },
    async remove(names) {
      write()
      for (const name of names) items.delete(name)
    },
    async clear() {
      write()
      items.clear()
    },
  }
  return {
    area,
    items,
    writes: () => writes,
    /** Comes from another browser as soon as somebody has read what is there. */
    arriveOnceRead(added: ReadonlyMap<string, unknown>) {
      arriving = added
    },
    refuse(refuses: boolean) {
      refusing = refuses
    },
  }
}
