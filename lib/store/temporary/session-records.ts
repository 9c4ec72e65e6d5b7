import type { SessionArea } from './session-area.ts'

/** A record under its key, as JSON: whoever reads it gets a copy, and its size is known. */
export interface SessionRecord {
  readonly key: IDBValidKey
  readonly json: string
  /** Bytes of both, in UTF-8. */
  readonly size: number
}

/** By `nameOf` their keys. */
export type SessionRecords = ReadonlyMap<string, SessionRecord>

/** Absent for a record that goes. */
export type Changes = ReadonlyMap<string, SessionRecord | undefined>

const encoder = new TextEncoder()

/** Keys are made of strings and numbers. */
export const nameOf = (key: IDBValidKey): string => JSON.stringify(key)

export function toRecord(key: IDBValidKey, value: unknown): SessionRecord {
  return recordOf(key, nameOf(key), JSON.stringify(value))
}

const recordOf = (key: IDBValidKey, name: string, json: string): SessionRecord => ({
  key,
  json,
  size: encoder.encode(name + json).length,
})

export async function readRecords(area: SessionArea): Promise<Map<string, SessionRecord>> {
  const records = new Map<string, SessionRecord>()
  for (const [name, json] of Object.entries(await area.get())) {
    const key = keyOf(name)
    // Anything but a string is what was on its way out.
    if (key && typeof json === 'string') records.set(name, recordOf(key, name, json))
  }
  return records
}

/** `undefined` for what is none of ours. */
function keyOf(name: string): IDBValidKey | undefined {
  try {
    const key: unknown = JSON.parse(name)
    return Array.isArray(key) ? key : undefined
  } catch {
    return undefined
  }
}

/** The area has no transactions, but one `set` is done whole or not at all: what goes is emptied in it and swept up after. */
export async function writeChanges(area: SessionArea, changes: Changes): Promise<void> {
  const gone = [...changes].flatMap(([name, record]) => (record ? [] : name))
  const items: Record<string, string | null> = {}
  // First, where a browser makes room one by one.
  for (const name of gone) items[name] = null
  for (const [name, record] of changes) if (record) items[name] = record.json
  await area.set(items)
  if (gone.length > 0) await area.remove(gone).catch(() => {})
}
