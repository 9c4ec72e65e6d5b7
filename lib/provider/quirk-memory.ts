import type { Quirk } from '../model/quirk.ts'

/** By the model's name. */
export type QuirksByModel = Readonly<Record<string, readonly Quirk[]>>
export type OnLearned = (model: string, quirks: readonly Quirk[]) => void

/** A server that refuses one thing after the other is asked this often, and then believed. */
const MAX_REPEATS = 4

const OPPOSITES: Partial<Record<Quirk, Quirk>> = {
  'max-tokens': 'max-completion-tokens',
  'max-completion-tokens': 'max-tokens',
}

/**
 * What is known of each model. A quirk is learned only once the request without it was answered: what was read into an error
 * that is about something else is forgotten with the request. `onLearned` is told all that is known of the model then.
 */
export function createQuirkMemory(known: QuirksByModel = {}, onLearned: OnLearned = () => {}) {
  const byModel = new Map(Object.entries(known))
  const of = (model: string) => byModel.get(model) ?? []

  /** For one request and its repetitions. */
  function begin(model: string) {
    const tried = new Set<Quirk>()
    const all = () => [...tried].reduce(withQuirk, of(model))
    return {
      get quirks() {
        return all()
      },
      /** Whether to send the request again, at once: not twice for the same, nor there and back. */
      suspect(quirk: Quirk | undefined): boolean {
        if (!quirk || tried.size === MAX_REPEATS || tried.has(quirk)) return false
        const opposite = OPPOSITES[quirk]
        if (opposite && tried.has(opposite)) return false
        tried.add(quirk)
        return true
      },
      /** The answer has begun. */
      confirm(): void {
        if (tried.size === 0) return
        byModel.set(model, all())
        onLearned(model, of(model))
      },
    }
  }

  return { begin }
}

/** A server that has changed its mind is believed. */
function withQuirk(quirks: readonly Quirk[], quirk: Quirk): readonly Quirk[] {
  return [...quirks.filter(other => other !== quirk && other !== OPPOSITES[quirk]), quirk]
}
