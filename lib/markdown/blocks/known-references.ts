import { normalizeLabel } from '../normalize-label.ts'
import type { Definition, References } from '../references.ts'

/** What a part of the text looked for and did not find. */
export interface Missing {
  readonly labels: readonly string[]
  readonly footnotes: readonly string[]
}

/**
 * The definitions so far, and who waits for those that are still to come. A fork knows what its origin knows, and what
 * it learns is not told to its origin.
 */
export class KnownReferences<Waiting> {
  private readonly definitions = new Map<string, Definition>()
  private readonly footnotes = new Set<string>()
  private readonly waiting = new Map<string, Waiting[]>()
  private readonly waitingForFootnote = new Map<string, Waiting[]>()
  private readonly origin: KnownReferences<Waiting> | undefined
  /** Whether a footnote that is not there may still come. */
  readonly growing: boolean

  constructor(growing: boolean, origin?: KnownReferences<Waiting>) {
    this.growing = growing
    this.origin = origin
  }

  fork(growing: boolean): KnownReferences<Waiting> {
    return new KnownReferences(growing, this)
  }

  /** The first definition of a label counts. Returns those who waited for it. */
  define(label: string, definition: Definition): readonly Waiting[] {
    const key = normalizeLabel(label)
    if (this.definition(key)) return []
    this.definitions.set(key, definition)
    return this.takeWaiting('waiting', key)
  }

  defineFootnote(label: string): readonly Waiting[] {
    const key = normalizeLabel(label)
    if (this.hasFootnote(key)) return []
    this.footnotes.add(key)
    // While the text grows, a footnote that is to come is drawn as one that is there.
    return this.growing ? [] : this.takeWaiting('waitingForFootnote', key)
  }

  /** Reads a part of the text. `onMissing` is told what it looked for in vain. */
  read<T>(reading: (references: References) => T, onMissing?: (missing: Missing) => void): T {
    const labels: string[] = []
    const footnotes: string[] = []
    const read = reading({
      growing: this.growing,
      definition: label => {
        const key = normalizeLabel(label)
        const found = this.definition(key)
        if (!found) labels.push(key)
        return found
      },
      hasFootnote: label => {
        const key = normalizeLabel(label)
        const isThere = this.hasFootnote(key)
        if (!isThere) footnotes.push(key)
        return isThere || this.growing
      },
    })
    if (labels.length > 0 || footnotes.length > 0) onMissing?.({ labels, footnotes })
    return read
  }

  wait({ labels, footnotes }: Missing, waiting: Waiting): void {
    for (const label of new Set(labels)) push(this.waiting, label, waiting)
    for (const label of new Set(footnotes)) push(this.waitingForFootnote, label, waiting)
  }

  /** Everyone who waits for what never came. */
  disappointed(): Set<Waiting> {
    const all = this.origin?.disappointed() ?? new Set<Waiting>()
    for (const [label, those] of this.waitingForFootnote) {
      if (!this.hasFootnote(label)) for (const one of those) all.add(one)
    }
    for (const [label, those] of this.waiting) {
      if (!this.definition(label)) for (const one of those) all.add(one)
    }
    return all
  }

  private definition(key: string): Definition | undefined {
    return this.definitions.get(key) ?? this.origin?.definition(key)
  }

  private hasFootnote(key: string): boolean {
    return this.footnotes.has(key) || (this.origin?.hasFootnote(key) ?? false)
  }

  private takeWaiting(kind: 'waiting' | 'waitingForFootnote', key: string): Waiting[] {
    const own = this[kind].get(key) ?? []
    this[kind].delete(key)
    // The origin's go on waiting there.
    return [...(this.origin?.[kind].get(key) ?? []), ...own]
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}
