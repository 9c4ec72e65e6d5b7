/** One of ours and one of the bare extension, taken right after each other. */
export interface Pair<T> {
  ours: T
  floor: T
}

/**
 * So many pairs of samples, after one that is thrown away because it fills caches. Which of the two goes first changes
 * with each pair, so that a machine that grows slower or faster meanwhile does so for both.
 */
export async function byTurns<T>(
  pairs: number,
  ours: () => Promise<T>,
  floor: () => Promise<T>,
): Promise<Pair<T>[]> {
  const taken: Pair<T>[] = []
  for (let turn = 0; turn <= pairs; turn++) {
    const early = turn % 2 === 0 ? await ours() : undefined
    const second = await floor()
    taken.push({ ours: early ?? (await ours()), floor: second })
  }
  return taken.slice(1)
}
