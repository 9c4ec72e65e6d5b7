import * as v from 'valibot'
import type { Stamp } from '../model/sync.ts'
import { stampSchema } from '../model/sync-schemas.ts'

/** Of the form of these items and of what is in them. */
export const VERSION = 1

/** Bytes that a browser takes in one item, its name included. */
export const ITEM_BYTES = 8_192
/** So many characters take less, whatever they are: six bytes each at most. */
const PART = /[\s\S]{1,1300}/gu

/** A record as it lies in the browser's sync; `data` is `null` for what was deleted. */
export type RemoteRecord = Stamp &
  (
    | { readonly state: 'whole'; readonly data: unknown }
    /** Some of its items have not arrived yet, or never will. */
    | { readonly state: 'partial' }
    | { readonly state: 'newer' }
  )

export type Items = ReadonlyMap<string, unknown>

export function isSame(items: Items, others: Items): boolean {
  const isThere = ([name, value]: [string, unknown]) =>
    JSON.stringify(others.get(name)) === JSON.stringify(value)
  return items.size === others.size && [...items].every(isThere)
}

/** Where an item stands: `name/0`, `name/1`, … */
const itemName = (record: string, n: number) => `${record}/${n}`
const ITEM_NAME = /^(.+)\/(\d{1,2})$/

/** The first says how many there are, and each which text it is a part of: those of two texts make none. */
const headSchema = v.object({
  of: v.pipe(v.number(), v.integer(), v.minValue(1)),
  sum: v.string(),
  text: v.string(),
})
const partSchema = v.object({ sum: v.string(), text: v.string() })

/** A record as items that are small enough each. */
export function toItems(record: string, stamp: Stamp, data: unknown): Map<string, unknown> {
  const text = JSON.stringify(data)
  const sum = sumOf(text)
  const parts = text.match(PART) ?? []
  return new Map(
    parts.map((text, n) => [
      itemName(record, n),
      n === 0 ? { v: VERSION, ...stamp, of: parts.length, sum, text } : { sum, text },
    ]),
  )
}

/** The records that lie there; `damaged`: the names of what cannot be read as one. */
export function readItems(items: Items) {
  const records = new Map<string, RemoteRecord>()
  const damaged: string[] = []
  for (const [name, head] of items) {
    const [, record = name, n] = ITEM_NAME.exec(name) ?? []
    if (n !== undefined && n !== '0') continue
    const found = n === undefined ? undefined : readRecord(items, record, head)
    if (found) records.set(record, found)
    else damaged.push(record)
  }
  return { records, damaged }
}

function readRecord(items: Items, record: string, head: unknown): RemoteRecord | undefined {
  const stamp = v.safeParse(stampSchema, head)
  const version = v.safeParse(v.object({ v: v.number() }), head)
  if (!stamp.success || !version.success) return undefined
  const { at, by } = stamp.output
  if (version.output.v > VERSION) return { at, by, state: 'newer' }
  const first = v.safeParse(headSchema, head)
  if (!first.success) return undefined
  const { of, sum } = first.output
  const parts = Array.from({ length: Math.min(of, 99) }, (_, n) =>
    v.safeParse(partSchema, items.get(itemName(record, n))),
  )
  const texts = parts.flatMap(({ success, output }) => (success && output.sum === sum ? [output.text] : []))
  const text = texts.join('')
  if (texts.length === of && sumOf(text) === sum) {
    const data = parseData(text)
    return data === undefined ? undefined : { at, by, state: 'whole', data }
  }
  return of === 1 ? undefined : { at, by, state: 'partial' }
}

function parseData(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The names of a record's items that its text no longer reaches, and of all of them where it has none. */
export function leftovers(items: Items, record: string, kept: Items = new Map()): string[] {
  return [...items.keys()].filter(name => ITEM_NAME.exec(name)?.[1] === record && !kept.has(name))
}

/** Bytes that an item takes, as the browser counts them. */
export const itemBytes = (name: string, value: unknown): number => jsonBytes(name) - 2 + jsonBytes(value)

/** Chrome writes `<` and the separators of lines as six characters. */
const LONG = /[<\u007f\u2028\u2029]/g

function jsonBytes(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value).replace(LONG, '\\u0000')).length
}

/** FNV-1a, 32 bits: tells one text from another, and proves nothing. */
export function sumOf(text: string): string {
  let sum = 0x811c9dc5
  for (let n = 0; n < text.length; n++) sum = Math.imul(sum ^ text.charCodeAt(n), 0x01000193)
  return (sum >>> 0).toString(36)
}
