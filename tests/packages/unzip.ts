import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { inflateRawSync } from 'node:zlib'

const END = 0x06054b50
const STORED = 0

/** Unpacks a zip of less than 4 GB and without a comment, into a folder. */
export function unzip(file: string, folder: string): void {
  for (const [name, content] of entriesOf(readFileSync(file))) {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
  }
}

interface Entry {
  readonly name: string
  readonly content: Buffer
  /** As its directory has it, and what stands before the file. */
  readonly days: readonly [year: number, month: number, day: number][]
}

export const entriesOf = (zip: Buffer): [name: string, content: Buffer][] =>
  wholeEntriesOf(zip).map(({ name, content }) => [name, content])

/** In the order of its directory. */
export function wholeEntriesOf(zip: Buffer): Entry[] {
  const end = zip.length - 22
  if (zip.readUInt32LE(end) !== END) throw new Error('No zip, or one with a comment')
  const entries: Entry[] = []
  for (let at = zip.readUInt32LE(end + 16); at < end; ) {
    const method = zip.readUInt16LE(at + 10)
    const size = zip.readUInt32LE(at + 20)
    const nameEnd = at + 46 + zip.readUInt16LE(at + 28)
    const local = zip.readUInt32LE(at + 42)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const packed = zip.subarray(start, start + size)
    entries.push({
      name: zip.toString('utf8', at + 46, nameEnd),
      content: method === STORED ? packed : inflateRawSync(packed),
      days: [toDay(zip.readUInt16LE(at + 14)), toDay(zip.readUInt16LE(local + 12))],
    })
    at = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return entries
}

const toDay = (date: number): [year: number, month: number, day: number] => [
  1980 + (date >> 9),
  (date >> 5) & 15,
  date & 31,
]
