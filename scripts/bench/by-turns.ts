import type { Subject } from './subject.ts'

/** What was measured of each, in the order of the turns; and of those that fell, why. */
export interface Samples<T> {
  taken: Partial<Record<Subject, T[]>>
  faults: Partial<Record<Subject, string>>
}

export interface Turns {
  /** Samples of each. */
  turns: number
  /** Whether one of each is taken before and thrown away, because it fills caches. */
  warmUp?: boolean
}

/**
 * Measures each so many times, right after each other. Which of them goes first changes with each turn, so that a
 * machine that grows slower or faster meanwhile does so for all. Whoever fails is not asked again.
 */
export async function byTurns<T>(
  subjects: Subject[],
  measure: (subject: Subject) => Promise<T>,
  { turns, warmUp = true }: Turns,
): Promise<Samples<T>> {
  const samples: Samples<T> = { taken: {}, faults: {} }
  for (let turn = warmUp ? -1 : 0; turn < turns; turn++) {
    for (const subject of turn % 2 === 0 ? subjects : subjects.toReversed()) {
      if (samples.faults[subject] !== undefined) continue
      try {
        const sample = await measure(subject)
        if (turn >= 0) samples.taken[subject] = [...(samples.taken[subject] ?? []), sample]
      } catch (error) {
        samples.faults[subject] = error instanceof Error ? error.message : String(error)
      }
    }
  }
  return samples
}

/** One figure of samples that have several. */
export function pick<T, U>({ taken, faults }: Samples<T>, figure: (sample: T) => U): Samples<U> {
  const picked: Samples<U>['taken'] = {}
  for (const subject of ['ours', 'floor', 'against'] as const) {
    const samples = taken[subject]
    if (samples) picked[subject] = samples.map(figure)
  }
  return { taken: picked, faults }
}
