const END = 0x06054b50

/** 1 January 1980, the first day that a zip can name. */
const FIRST_DAY = (1 << 5) | 1

/**
 * Gives all that is in a zip one date, whenever it was made: WXT leaves the field empty, which is the day 0 of a month 0, and there
 * are programs that refuse it. A zip of less than 4 GB and without a comment.
 */
export function stampDates(zip: Buffer): void {
  const end = zip.length - 22
  if (zip.readUInt32LE(end) !== END) throw new Error('No zip, or one with a comment')
  for (let at = zip.readUInt32LE(end + 16); at < end; ) {
    // It stands in the directory, and before each file.
    zip.writeUInt16LE(FIRST_DAY, at + 14)
    zip.writeUInt16LE(FIRST_DAY, zip.readUInt32LE(at + 42) + 12)
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
}
