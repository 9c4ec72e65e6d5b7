import { FRAME_BUDGET, MAX_KEPT } from './limits.ts'
import type { Typeset } from './maths-node.ts'

type TypesetFunction = (tex: string, display: boolean) => Typeset

export interface TypesetterNeeds {
  /** Brings the engine. */
  load(): Promise<{ typeset: TypesetFunction }>
  /** In milliseconds. */
  now(): number
  nextFrame(work: () => void): unknown
}

interface Waiting {
  readonly tex: string
  readonly display: boolean
  readonly tell: Set<(typeset: Typeset) => void>
}

export type Typesetter = ReturnType<typeof createTypesetter>

/** Sets formulas, as many in a frame as it has time for, and keeps what it has set. */
export function createTypesetter({ load, now, nextFrame }: TypesetterNeeds) {
  /** In the order of their last use. */
  const kept = new Map<string, Typeset>()
  let weight = 0
  const waiting = new Map<string, Waiting>()
  let engine: TypesetFunction | undefined
  let loading: Promise<void> | undefined
  let spent = 0
  let ticking = false

  /**
   * Fetches the engine, because a formula is on its way; resolves when that is over. Where it fails, the next formula tries
   * again.
   */
  function prepare(): Promise<void> {
    if (engine) return Promise.resolve()
    loading ??= load().then(
      loaded => {
        loading = undefined
        engine = loaded.typeset
        if (waiting.size > 0) tick()
      },
      () => {
        loading = undefined
      },
    )
    return loading
  }

  /** The formula, where it is known or can be set within this frame. */
  function find(tex: string, display: boolean): Typeset | undefined {
    const key = keyOf(tex, display)
    const before = kept.get(key)
    if (before) {
      kept.delete(key)
      kept.set(key, before)
      return before
    }
    return engine && spent < FRAME_BUDGET ? set(engine, key, tex, display) : undefined
  }

  /** Sets the formula in a later frame. Returns its own undo. */
  function wait(tex: string, display: boolean, tell: (typeset: Typeset) => void): () => void {
    const key = keyOf(tex, display)
    const entry = waiting.get(key) ?? { tex, display, tell: new Set() }
    entry.tell.add(tell)
    waiting.set(key, entry)
    void prepare()
    if (engine) tick()
    return () => {
      entry.tell.delete(tell)
      if (entry.tell.size === 0 && waiting.get(key) === entry) waiting.delete(key)
    }
  }

  function set(typeset: TypesetFunction, key: string, tex: string, display: boolean): Typeset {
    const start = now()
    const typesetNow = typeset(tex, display)
    spent += now() - start
    tick()
    keep(key, typesetNow)
    return typesetNow
  }

  function keep(key: string, typeset: Typeset): void {
    kept.set(key, typeset)
    weight += weightOf(typeset)
    for (const [oldest, entry] of kept) {
      if (weight <= MAX_KEPT) return
      kept.delete(oldest)
      weight -= weightOf(entry)
    }
  }

  function tick(): void {
    if (ticking) return
    ticking = true
    nextFrame(() => {
      ticking = false
      spent = 0
      work()
    })
  }

  function work(): void {
    for (const [key, { tex, display, tell }] of waiting) {
      const typeset = find(tex, display)
      if (!typeset) {
        tick()
        return
      }
      waiting.delete(key)
      for (const done of tell) done(typeset)
    }
  }

  return { prepare, find, wait }
}

const keyOf = (tex: string, display: boolean) => (display ? `display ${tex}` : `inline ${tex}`)

/** Its elements, and something for its key. */
const weightOf = (typeset: Typeset) => ('nodes' in typeset ? typeset.elements : 0) + 50
