/**
 * How time grows with length: the exponent of the power of the length that the time is, from the shortest to the
 * longest. 1 is a cost per character that never changes, 2 is what reading everything again on each token costs.
 */
export function growth(points: { length: number; time: number }[]): number {
  const sorted = points.toSorted((a, b) => a.length - b.length)
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (!first || !last || first.length === last.length) throw new Error('Growth takes two lengths')
  return Math.log(last.time / first.time) / Math.log(last.length / first.length)
}
