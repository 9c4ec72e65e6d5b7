/** A name with more is told by its ends: a list of variants differs there. */
const MOST = 64
const END = 20

/** As many characters of a model's name as fit on two lines. */
export function shortModel(id: string): string {
  if (id.length <= MOST) return id
  return `${id.slice(0, MOST - END - 1).toWellFormed()}…${id.slice(-END).toWellFormed()}`
}
