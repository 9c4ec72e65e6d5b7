import type { Quirk } from '../model/quirk.ts'
import { isAbout, type Refused } from './quirks.ts'
import type { RequestBody } from './request-body.ts'

/** By the model's name. */
export type QuirksByModel = Readonly<Record<string, readonly Quirk[]>>
export type OnLearned = (model: string, quirks: readonly Quirk[]) => void

const OPPOSITES: Partial<Record<Quirk, Quirk>> = {
  'max-tokens': 'max-completion-tokens',
  'max-completion-tokens': 'max-tokens',
}

/**
 * What is known of each model. A field that was named is learned at once, whatever becomes of the request: a server that
 * wanted it after all would cost the person that field, for which its own default stands, and nothing of the question. What was
 * only read into its words is learned once the request without it was answered, and else forgotten with the request. Of words
 * that stand in the request too nothing is learned: a failure that passes may quote the question. A server that answers the
 * request only as it is without what was learned has changed its mind, and that is forgotten. `onLearned` is told all that
 * is known of the model then.
 */
export function createQuirkMemory(known: QuirksByModel = {}, onLearned: OnLearned = () => {}) {
  const byModel = new Map(Object.entries(known))
  const of = (model: string) => byModel.get(model) ?? []

  /** For one request and its repetitions. */
  function begin(model: string) {
    const before = of(model)
    const tried = new Set<Quirk>()
    const quoted = new Set<Quirk>()
    let doubted: readonly Quirk[] | undefined
    const believed = () => of(model).filter(quirk => !doubted?.includes(quirk))
    const all = () => [...tried].reduce(withQuirk, believed())
    function know(quirks: readonly Quirk[]): void {
      byModel.set(model, quirks)
      onLearned(model, quirks)
    }
    return {
      get quirks() {
        return all()
      },
      /** Whether to send the request again, at once: once for each thing there is to learn, and not there and back. */
      suspect(refused: Refused | undefined): boolean {
        if (!refused || tried.has(refused.quirk)) return false
        const { quirk, by } = refused
        const opposite = OPPOSITES[quirk]
        if (opposite && tried.has(opposite)) {
          // It takes neither name.
          know(of(model).filter(known => known !== opposite))
          return false
        }
        tried.add(quirk)
        if (by === 'quoted') quoted.add(quirk)
        if (by === 'named') know(withQuirk(of(model), quirk))
        return true
      },
      /**
       * Whether to send the request again, refused for a reason that nobody knows: once, without what had been learned before
       * it and changed `whole`.
       */
      doubt(whole: RequestBody): boolean {
        if (doubted) return false
        doubted = before.filter(quirk => !tried.has(quirk) && isAbout(quirk, whole))
        return doubted.length > 0
      },
      /** The answer has begun. */
      confirm(): void {
        const found = [...tried].filter(quirk => !quoted.has(quirk) && !believed().includes(quirk))
        if (found.length > 0 || doubted?.length) know(found.reduce(withQuirk, believed()))
      },
    }
  }

  return { begin }
}

/** A server that has changed its mind is believed. */
function withQuirk(quirks: readonly Quirk[], quirk: Quirk): readonly Quirk[] {
  return [...quirks.filter(other => other !== quirk && other !== OPPOSITES[quirk]), quirk]
}
